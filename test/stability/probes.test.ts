import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { deadUrl, feedsDir, kindOf, probeOf, probeOnce, serving } from './build.ts';

const node = (script: string): readonly string[] => [process.execPath, '-e', script];
const command = (words: readonly string[], timeoutMs = 10_000) =>
  probeOf({ kind: 'command', command: words }, { timeoutMs });
const http = (url: string, timeoutMs = 5000) => probeOf({ kind: 'http', url }, { timeoutMs });

describe('a probe by HTTP', () => {
  it.each([
    [200, 'healthy', 'probe-answered'],
    [204, 'healthy', 'probe-answered'],
    [302, 'troubled', 'probe-refused'],
    [404, 'troubled', 'probe-refused'],
    [503, 'troubled', 'probe-refused'],
  ])('takes status %i for %s', async (status, health, kind) => {
    await using server = await serving((_request, response) =>
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(),
    );
    const look = await probeOnce(http(server.url));
    expect([look.sample.health, kindOf(look)]).toEqual([health, kind]);
  });

  it.each([
    ['never answers', () => undefined, 400, 'probe-too-slow'],
    ['hangs up', (response: ServerResponse) => response.destroy(), 10_000, 'probe-unreachable'],
  ])('takes a platform that %s for troubled: it is seen at first hand', async (_, answer, limitMs, kind) => {
    await using server = await serving((_request, response) => void answer(response));
    const look = await probeOnce(http(server.url, limitMs));
    expect([look.sample.health, kindOf(look)]).toEqual(['troubled', kind]);
  });

  it('is content with the head of an answer, however long the rest takes', async () => {
    await using server = await serving((_request, response) => response.flushHeaders());
    expect((await probeOnce(http(server.url))).sample.health).toBe('healthy');
  });

  it('takes a refused connection for troubled, and a name that cannot be looked up for unknown', async () => {
    expect((await probeOnce(http(await deadUrl()))).sample).toMatchObject({
      health: 'troubled',
      why: 'The platform cannot be reached (ECONNREFUSED).',
    });
    const unresolved = await probeOnce(http('http://isles.invalid/', 15_000));
    expect([unresolved.sample.health, kindOf(unresolved)]).toEqual(['unknown', 'probe-unresolved']);
  });

  it('cannot be made of an address that fetch refuses', async () => {
    const look = await probeOnce(http('http://dora:secret@127.0.0.1/'));
    expect([look.sample.health, kindOf(look)]).toEqual(['unknown', 'probe-not-started']);
    expect(JSON.stringify(look)).not.toContain('secret');
  });
});

describe('a probe by command', () => {
  it('sees of the surroundings what it is given, and nothing else', async () => {
    const script = "process.exit(process.env.GIVEN === 'yes' && process.env.OZMA_RECEIPT_KEY === undefined ? 0 : 1)";
    process.env['OZMA_RECEIPT_KEY'] = 'secret';
    try {
      const given = await probeOnce(command(node(script)), { env: { GIVEN: 'yes' } });
      const bare = await probeOnce(command(node(script)));
      expect([given, bare].map(({ sample }) => sample.health)).toEqual(['healthy', 'troubled']);
    } finally {
      delete process.env['OZMA_RECEIPT_KEY'];
    }
  });

  it.each([
    ['process.exit(0)', 'healthy', 'probe-passed'],
    ['process.exit(75)', 'unknown', 'probe-undecided'],
    ['process.exit(1)', 'troubled', 'probe-failed'],
    ['process.exit(127)', 'troubled', 'probe-failed'],
    ['process.kill(process.pid, "SIGTERM"); setInterval(() => 0, 1000)', 'troubled', 'probe-killed'],
  ])('that does %s is %s', async (script, health, kind) => {
    const look = await probeOnce(command(node(script)));
    expect([look.sample.health, kindOf(look)]).toEqual([health, kind]);
  });

  it.each([
    ['there is not', ['./no-such-program']],
    ['is no program', ['./calm.json']],
    ['has no name', ['']],
    ['has a NUL in its name', ['a\0b']],
  ])('that %s is unknown', async (_, words) => {
    const look = await probeOnce(command(words));
    expect([look.sample.health, kindOf(look)]).toEqual(['unknown', 'probe-not-started']);
  });

  it('runs in the desk, with nothing on stdin, and leaves the end of what it printed as evidence, made safe', async () => {
    const script = `const { readFileSync } = require('node:fs');
      if (process.cwd() !== ${JSON.stringify(feedsDir)} || readFileSync(0).length > 0) process.exit(2);
      process.stdout.write('x'.repeat(100000) + 'the end\\u001b[2J');
      process.exitCode = 1;`;
    const { sample } = await probeOnce(command(node(script)));
    expect(sample.evidence).toMatchObject({ seen: { kind: 'probe-failed', status: 1 } });
    expect(sample.evidence['output']).toMatch(/^x+the end\\u\{1B\}\[2J$/u);
    expect(String(sample.evidence['output']).length).toBeLessThanOrEqual(310);
  });
});

const isAlive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) [ZX]/u.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

const childTelling = (file: string, then: string): readonly string[] => [
  'sh',
  '-c',
  `sleep 1000 & echo $! > '${file}'; ${then}`,
];

test.each([
  ['hangs', 'wait', 1500, 'troubled', 'probe-too-slow'],
  ['ends and leaves it behind', 'exit 0', 10_000, 'healthy', 'probe-passed'],
])('a child of a command that %s is killed with it', async (_, then, timeoutMs, health, kind) => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-probe-'));
  const file = join(dir, 'pid');
  const look = await probeOnce(command(childTelling(file, then), timeoutMs));
  expect([look.sample.health, kindOf(look)]).toEqual([health, kind]);
  const pid = Number(readFileSync(file, 'utf8'));
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  rmSync(dir, { recursive: true });
});

test('a command ends at once when the watch is stopped', async () => {
  const stop = new AbortController();
  const look = probeOnce(command(node('setInterval(() => 0, 1000)'), 60_000), { stop: stop.signal });
  setTimeout(() => stop.abort(), 50);
  const begun = performance.now();
  expect(kindOf(await look)).toBe('probe-too-slow');
  expect(performance.now() - begun).toBeLessThan(10_000);
});
