import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostileExport } from './hostile-export.ts';
import { findTool, runTool } from './tool.ts';

const bagit = findTool(
  'bagit',
  [['bagit.py'], ['bagit'], ['python3', '-m', 'bagit']],
  'no independent BagIt implementation was shown an export',
);
const sha256sum = findTool('sha256sum', [['sha256sum']], 'no other tool checked the lists of hashes of an export');

describe.skipIf(bagit === null)('an independent BagIt implementation', () => {
  it('finds an export valid, and one with a changed byte invalid', async () => {
    await using made = await hostileExport('guarded');
    await runTool(bagit, ['--validate', made.dir]);
    await appendFile(made.csv, 'x');
    await expect(runTool(bagit, ['--validate', made.dir])).rejects.toThrow();
  });
});

describe.skipIf(sha256sum === null)('sha256sum', () => {
  it('checks the files of an export by its lists of hashes', async () => {
    await using made = await hostileExport('exact');
    const check = (list: string) => runTool(sha256sum, ['--check', '--strict', list], made.dir);
    expect(await check('manifest-sha256.txt')).toBe('data/manifest.csv: OK\n');
    expect((await check('tagmanifest-sha256.txt')).split('\n')).toEqual([
      ...['bag-info.txt: OK', 'bagit.txt: OK', 'datapackage.json: OK', 'manifest-sha256.txt: OK', 'rows-crc32.txt: OK'],
      '',
    ]);
    await appendFile(join(made.dir, 'datapackage.json'), ' ');
    await expect(check('tagmanifest-sha256.txt')).rejects.toThrow();
  });
});
