import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory } from '../../../src/manifest/package/make-directory.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ozma-directory-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a directory to write to', () => {
  it('is made with all above it, and may be there already', async () => {
    const dir = join(root, 'a', 'b', 'c');
    await makeDirectory(dir);
    await makeDirectory(dir);
    expect((await stat(dir)).isDirectory()).toBe(true);
  });

  it('is refused below a file, and where a file is', async () => {
    await writeFile(join(root, 'f'), '');
    await expect(makeDirectory(join(root, 'f'))).rejects.toThrow('EEXIST');
    await expect(makeDirectory(join(root, 'f', 'x', 'y'))).rejects.toThrow('ENOTDIR');
  });

  it.runIf(process.platform === 'linux')(
    'is refused, and not tried for ever, where the system has none to make',
    async () => {
      await expect(makeDirectory('/proc/no-such-place/x')).rejects.toThrow('ENOENT');
    },
  );
});
