import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ozma-stop-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** An export that has written its first page. */
const halfWritten = async (dir: string) => {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./slow-export.ts')), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
};

const stopBy = async (signal: NodeJS.Signals, dir: string) => {
  const child = await halfWritten(dir);
  const ended = once(child, 'exit');
  child.kill(signal);
  const [, by] = await ended;
  return by;
};

describe('an export that is stopped', () => {
  it('leaves nothing beside its place, and ends as the signal would have it', async () => {
    expect(await stopBy('SIGINT', join(root, 'x'))).toBe('SIGINT');
    expect(await readdir(root)).toEqual([]);
  });

  it('leaves a directory that was empty as it was', async () => {
    await mkdir(join(root, 'x'));
    expect(await stopBy('SIGINT', join(root, 'x'))).toBe('SIGINT');
    expect(await readdir(root, { recursive: true })).toEqual(['x']);
  });

  it('is tidied up after by the next one where it was killed, and what others write stays', async () => {
    await mkdir(join(root, 'x'));
    expect(await stopBy('SIGKILL', join(root, 'x'))).toBe('SIGKILL');
    expect(await readdir(join(root, 'x'))).toEqual([expect.stringMatching(/^\.x\.\d+\.[0-9a-f]{12}\.part$/u)]);
    const running = `.x.${process.pid}.0123456789ab.part`;
    await writeFile(join(root, running), '');
    expect(await stopBy('SIGINT', join(root, 'x'))).toBe('SIGINT');
    expect((await readdir(root, { recursive: true })).sort()).toEqual([running, 'x']);
  });
});
