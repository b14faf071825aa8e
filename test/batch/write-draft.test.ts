import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFailedFile } from '../../src/batch/failed-file.ts';
import { openDraftFile } from '../../src/batch/write-draft.ts';
import { type FailedRow, failedHead, failedLine } from '../../src/batch/write-manifest.ts';
import { sha256 } from '../../src/domain/ids.ts';

let dir = '';
let path = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ozma-draft-'));
  path = join(dir, 'out.csv');
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const failed: FailedRow = {
  ...{ folder: 'T-1 - Dora', file: 'a.object', sha256: sha256('ab'.repeat(32)), bytes: 1 },
  ...{ ticket: 'T-1', itemKind: null, itemId: null, codes: ['MANIFEST_MISSING'] },
};

describe('a file that is drafted', () => {
  it('is not there before it is whole, and leaves nothing else', async () => {
    await using draft = await openDraftFile(path, '--out');
    await draft.add('x'.repeat(200_000));
    expect(existsSync(path)).toBe(false);
    await draft.putInPlace();
    expect([readdirSync(dir), readFileSync(path, 'utf8').length]).toEqual([['out.csv'], 200_000]);
  });

  it('leaves an earlier one as it was where it is let go', async () => {
    writeFileSync(path, 'before');
    {
      await using draft = await openDraftFile(path, '--out');
      await draft.add('x'.repeat(200_000));
      expect(draft.wasThere).toBe(true);
    }
    expect([readdirSync(dir), readFileSync(path, 'utf8')]).toEqual([['out.csv'], 'before']);
  });

  it('takes the place of what a link leads to', async () => {
    writeFileSync(join(dir, 'real.csv'), 'before');
    symlinkSync('real.csv', path);
    await using draft = await openDraftFile(path, '--out');
    await draft.add('after');
    await draft.putInPlace();
    expect(readFileSync(join(dir, 'real.csv'), 'utf8')).toBe('after');
  });

  it('is refused where no file can be', async () => {
    mkdirSync(path);
    await expect(openDraftFile(path, '--out')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^--out: .* is no file/u),
    });
    await expect(openDraftFile(join(dir, 'none', 'x'), '--out')).rejects.toMatchObject({ code: 'path-missing' });
  });

  it('says so where the disk refuses it', async () => {
    await using draft = await openDraftFile(path, '--out');
    await draft.add('x');
    await rm(dir, { recursive: true });
    await expect(draft.putInPlace()).rejects.toMatchObject({ code: 'disk-fault' });
  });
});

describe('rows that failed', () => {
  it('are written as a manifest', async () => {
    await using file = await openFailedFile(path);
    await file.add([failed]);
    expect(await file.finish()).toEqual({ kind: 'written', rows: 1 });
    expect(readFileSync(path, 'utf8')).toBe(failedHead + failedLine(failed));
  });

  it('make no file where there are none', async () => {
    await using file = await openFailedFile(path);
    expect([await file.finish(), readdirSync(dir)]).toEqual([{ kind: 'none', rows: 0 }, []]);
  });

  it('leave only the header in a file of an earlier check where there are none', async () => {
    writeFileSync(path, 'before');
    await using file = await openFailedFile(path);
    expect(await file.finish()).toEqual({ kind: 'emptied', rows: 0 });
    expect(readFileSync(path, 'utf8')).toBe(failedHead);
  });
});
