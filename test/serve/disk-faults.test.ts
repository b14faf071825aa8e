import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { buildFaultyDisk } from '../chaos/power/faulty-disk.ts';
import { countOf, deliver, eventually, fillDesk, has, labelOf, makeDesk, runOzma, runScript } from './serving.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

const faultyDisk = buildFaultyDisk();
afterAll(() => faultyDisk?.[Symbol.dispose]());

const namesIn = (desk: string, area: string): readonly string[] =>
  readdirSync(join(desk, area)).map((name) => name.slice(name.indexOf('--') + 2));

const run = async (desk: string, ...args: readonly string[]) => {
  await using process = runOzma(['--desk', desk, ...args]);
  return { ...(await process.ended), stderr: process.stderr() };
};

describe.skipIf(faultyDisk === null)('a sync that fails once and would succeed the second time', () => {
  test.for([
    ['files', 'The disk did not confirm that it holds the files.'],
    ['database', 'may not be on the disk, which did not confirm it.'],
  ] as const)('of the %s ends serve rather than being tried again', { timeout: 60_000 }, async ([what, sentence]) => {
    using at = makeDesk({ tickets: 1 });
    const flag = join(at.desk, 'fails');
    const env = { LD_PRELOAD: faultyDisk?.library ?? '', DISK_FAILS: what, DISK_FAILS_WHILE: flag };
    await using serving = runOzma(['--desk', at.desk, 'serve', '--json', '--settle', '0'], env);
    await serving.until(has('tickets-imported'));
    writeFileSync(flag, '');
    deliver(join(at.desk, 'inbox'), 0);
    expect(await serving.ended).toEqual({ status: 3, signal: null });
    expect(serving.stderr()).toContain(sentence);
    expect(countOf(serving.events(), 'submission-judged')).toBe(0);
    expect(await run(at.desk, 'ingest')).toMatchObject({ status: 0 });
    expect(namesIn(at.desk, 'repair')).toEqual([labelOf(0)]);
    expect(await run(at.desk, 'verify', '--ledger')).toMatchObject({ status: 0 });
  });
});

test('too few open files end ingest in a sentence and with status 3, and no folder is blamed for it', async () => {
  using at = makeDesk({ tickets: 2 });
  for (const index of [0, 1]) deliver(join(at.desk, 'inbox'), index);
  const limits = process.env['OZMA_CHAOS'] === 'long' ? [22, 24, 26, 28, 30, 32, 34, 36, 38] : [30];
  for (const limit of limits) {
    const script = `ulimit -n ${limit}; exec "$@"`;
    const args = ['-c', script, 'sh', process.execPath, main, '--desk', at.desk, 'ingest', '--no-progress'];
    const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    expect([limit, status, stderr]).toEqual([limit, 3, expect.stringMatching(/^ozma: .*\(ulimit -n\)[^\n]*\n$/)]);
  }
  expect(readdirSync(join(at.desk, 'quarantine'))).toEqual([]);
  expect(await run(at.desk, 'ingest')).toMatchObject({ status: 0 });
  expect(namesIn(at.desk, 'repair').toSorted()).toEqual([labelOf(0), labelOf(1)]);
}, 60_000);

const canMount = spawnSync('unshare', ['-m', '--propagation', 'private', 'true']).status === 0;
if (!canMount)
  console.warn('SKIPPED: disks without inodes, areas on several file systems: needs the right to mount (root)');

describe.skipIf(!canMount)('among mounts', () => {
  test('a disk without inodes stops intake, and intake goes on by itself once there are some', async () => {
    using at = makeDesk({ tickets: 0 });
    fillDesk(join(at.desk, 'made'), { tickets: 1 });
    const small = join(at.desk, 'small');
    mkdirSync(small);
    await using serving = runScript(
      `mount -t tmpfs -o size=20m,nr_inodes=60 none "$3/small"\ncp -r "$3/made" "$3/small/desk"\nmkdir "$3/small/later"
exec "$1" "$2" --desk "$3/small/desk" serve --json --settle 0`,
      at.desk,
    );
    await serving.until(has('tickets-imported'));
    const seen = `/proc/${serving.pid}/root${small}`;
    deliver(join(seen, 'later'), 0);
    // One that the ticket does not name: it parts from its folder, into one that has to be made.
    writeFileSync(join(seen, 'later', labelOf(0), 'bunny-7.object'), 'bunny 7');
    const fillers = fillInodes(seen);
    spawnSync('mv', [join(seen, 'later', labelOf(0)), join(seen, 'desk/inbox')]);
    const stopped = await serving.until(has('intake-stopped'));
    expect(stopped.find(({ event }) => event === 'intake-stopped')?.['why']).toContain('Make room on the disk');
    expect(countOf(stopped, 'submission-judged')).toBe(0);
    for (const file of fillers) rmSync(file);
    await serving.until(has('intake-resumed'), 45_000);
    await eventually(() => namesIn(join(seen, 'desk'), 'repair').length === 1, 'the folder in repair/');
    expect(namesIn(join(seen, 'desk'), 'returned')).toEqual([labelOf(0)]);
  }, 90_000);

  test('an area on a file system of its own is refused before anything is moved', async () => {
    using at = makeDesk({ tickets: 1 });
    deliver(join(at.desk, 'inbox'), 0);
    await using refused = runScript(
      'mount -t tmpfs none "$3/returned"\nexec "$1" "$2" --desk "$3" ingest --no-progress',
      at.desk,
    );
    expect(await refused.ended).toEqual({ status: 2, signal: null });
    expect(refused.stderr()).toContain('The inbox inbox and returned/ lie on different file systems.');
    expect(readdirSync(join(at.desk, 'inbox'))).toEqual([labelOf(0)]);
  }, 60_000);
});

/** Makes files until the disk takes no more; answers them. */
const fillInodes = (dir: string): readonly string[] => {
  const made: string[] = [];
  for (;;) {
    const file = join(dir, `filler-${made.length}`);
    try {
      writeFileSync(file, '');
    } catch {
      return made;
    }
    made.push(file);
  }
};
