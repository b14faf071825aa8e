import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { type CreateOptions, createManifest } from '../../src/cli/manifest.ts';
import { makeDesk, type Outcome, removeDesk, runWith } from './desk.ts';

const sums = 'sha256sum';

let desk = '';
let batch = '';

beforeEach(async () => {
  desk = await makeDesk();
  batch = mkdtempSync(join(tmpdir(), 'ozma-created-'));
  execFileSync('cp', ['-r', join(desk, 'inbox'), join(batch, 'data')]);
  writeFileSync(join(batch, 'data', 'T-2 Ember Fenwick', 'Thumbs.db'), 'litter');
  writeFileSync(join(batch, 'data', 'T-2 Ember Fenwick', '100 % 兎.txt'), 'a note of another kind');
});

afterEach(async () => {
  await removeDesk(desk);
  rmSync(batch, { recursive: true, force: true });
});

const create = (over: Partial<CreateOptions> = {}): Promise<Outcome> =>
  runWith({ desk, cwd: batch }, (call) => createManifest(call, { dir: 'data', format: 'csv', ...over }));

const summaryOf = async (manifest: string, path = 'data'): Promise<unknown> => {
  const { out } = await runWith({ desk, cwd: batch }, (call) =>
    check(call, { paths: [path], inbox: false, format: 'table', manifest }),
  );
  return out.split('\n').filter((line) => line.includes('MANIFEST_') || line.startsWith('manifest:'));
};

describe('a manifest that is made', () => {
  it.each([
    ['csv', 'data/batch.csv'],
    ['sha256sum', 'batch.sha256'],
    ['bagit', 'manifest-sha256.txt'],
  ] as const)('as %s agrees with what is there', async (format, out) => {
    expect(await create({ format, out })).toEqual({ status: 0, out: '', err: '' });
    expect(await summaryOf(out)).toEqual(['manifest: 10 rows, and everything agrees']);
  });

  it('lists files in byte order with the ticket and item that were recognised', async () => {
    const [header, ...rows] = (await create()).out.trimEnd().split('\n');
    expect(header).toBe('folder,file,sha256,bytes,ticket,item_kind,item_id');
    expect(
      rows.map((row) =>
        row
          .split(',')
          .filter((_, index) => index !== 2)
          .join(','),
      ),
    ).toEqual([
      "'@2/T-1 - Dora Quillfeather,bunny-1.object,7,T-1,bunny,1",
      "'@2/T-1 - Dora Quillfeather,note.txt,161,T-1,,",
      'T-1 - Dora Quillfeather,bunny-1.object,7,T-1,bunny,1',
      'T-1 - Dora Quillfeather,note.txt,161,T-1,,',
      'T-2 - Ember Fenwick,bunny-2.object,13,T-2,bunny,2',
      'T-2 - Ember Fenwick,bunny-9.object,14,T-2,bunny,9',
      'T-2 - Ember Fenwick,note.txt,258,T-2,,',
      'T-2 Ember Fenwick,100 % 兎.txt,22,T-2,,',
      'T-2 Ember Fenwick,bunny-2.object,7,T-2,bunny,2',
      'T-2 Ember Fenwick,note.txt,12,T-2,,',
    ]);
    expect((await create()).out).toBe((await create({ out: '-' })).out);
  });

  it('is taken by sha256sum itself', async () => {
    await create({ format: 'sha256sum', out: 'batch.sha256' });
    const told = execFileSync(sums, ['-c', '../batch.sha256'], { cwd: join(batch, 'data'), encoding: 'utf8' });
    expect(told.split('\n').filter((line) => line.endsWith(': OK')).length).toBe(10);
  });

  it('says what it cannot list', async () => {
    writeFileSync(join(batch, 'data', 'loose.object'), 'x');
    writeFileSync(join(batch, 'data', 'T-2 Ember Fenwick', 'what?.object'), 'x');
    symlinkSync('/etc/hostname', join(batch, 'data', 'T-2 Ember Fenwick', 'link.object'));
    mkdirSync(join(batch, 'data', 'T-4 - nothing'));
    const { status, out, err } = await create();
    expect([status, out.trimEnd().split('\n').length]).toEqual([1, 11]);
    expect(err.trimEnd().split('\n')).toEqual([
      'T-2 Ember Fenwick/link.object: left out; it is no ordinary file',
      'T-2 Ember Fenwick/what?.object: left out; a manifest cannot hold a name that Windows cannot use',
      'T-4 - nothing: left out; there is nothing in it to list',
      'loose.object: left out; it lies in no folder',
    ]);
  });

  it('is of what a link to the batch leads to, and is checked there', async () => {
    symlinkSync('data', join(batch, 'link'));
    const { out } = await create();
    expect(await create({ dir: 'link/', out: 'link/batch.csv' })).toEqual({ status: 0, out: '', err: '' });
    expect(readFileSync(join(batch, 'data', 'batch.csv'), 'utf8')).toBe(out);
    expect(await summaryOf('link/batch.csv', 'link')).toEqual(['manifest: 10 rows, and everything agrees']);
  });

  it('takes the place of an earlier one, and is no thing of the batch itself', async () => {
    writeFileSync(join(batch, 'data', 'batch.csv'), 'folder,file\n');
    expect((await create({ out: 'data/batch.csv' })).status).toBe(0);
    expect(readFileSync(join(batch, 'data', 'batch.csv'), 'utf8').split('\n').length).toBe(12);
  });

  it.each([
    ['of what is no directory', { dir: 'none' }, 'path-missing'],
    ['of a bag by another name than bags have', { format: 'bagit', out: 'list.txt' }, 'usage'],
    ['in no directory', { out: 'none/list.csv' }, 'path-missing'],
  ] as const)('is refused %s', async (_, over, code) => {
    await expect(create(over)).rejects.toMatchObject({ code });
  });

  it('is refused as JSON, which is none of its forms', async () => {
    const asked = runWith({ desk, cwd: batch, json: true }, (call) =>
      createManifest(call, { dir: 'data', format: 'csv' }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'usage' });
  });
});
