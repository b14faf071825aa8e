import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  failedHead,
  failedLine,
  type ManifestRow,
  manifestHead,
  manifestLine,
} from '../../src/batch/write-manifest.ts';
import { sha256 } from '../../src/domain/ids.ts';

const hash = sha256('ab'.repeat(32));

const row = (over: Partial<ManifestRow> = {}): ManifestRow => ({
  folder: 'T-1 - Dora',
  file: 'box/bunny-1.object',
  sha256: hash,
  bytes: 7,
  ticket: 'T-1',
  itemKind: 'bunny',
  itemId: '1',
  ...over,
});

test('our CSV has a header, every column, and no cell that a spreadsheet runs', () => {
  expect(manifestHead('csv') + manifestLine('csv', row({ folder: '=cmd, "x"' }))).toBe(
    `folder,file,sha256,bytes,ticket,item_kind,item_id\n"'=cmd, ""x""",box/bunny-1.object,${hash},7,T-1,bunny,1\n`,
  );
});

test('what a row does not say is an empty cell', () => {
  const bare = { sha256: null, bytes: null, ticket: null, itemKind: null, itemId: null };
  expect(manifestLine('csv', row(bare))).toBe('T-1 - Dora,box/bunny-1.object,,,,,\n');
});

test('a list of hashes escapes a name as coreutils does', () => {
  expect([manifestHead('sha256sum'), manifestLine('sha256sum', row())]).toEqual([
    '',
    `${hash}  T-1 - Dora/box/bunny-1.object\n`,
  ]);
  expect(manifestLine('sha256sum', row({ file: 'a\\b\nc' }))).toBe(`\\${hash}  T-1 - Dora/a\\\\b\\nc\n`);
});

test('a bag encodes what would break its lines and the sign of the encoding, and nothing else', () => {
  expect(manifestLine('bagit', row({ file: '100 %\r\n.object' }))).toBe(
    `${hash}  data/T-1 - Dora/100 %25%0D%0A.object\n`,
  );
});

test('whatever a name holds, a row of a list stays one line', () => {
  fc.assert(
    fc.property(fc.constantFrom('sha256sum', 'bagit'), fc.string({ unit: 'binary' }), (form, file) => {
      const line = manifestLine(form, row({ file }));
      expect(line.slice(0, -1)).not.toMatch(/[\r\n]/u);
    }),
  );
});

test('a row that failed says why in a further column', () => {
  expect(failedHead + failedLine({ ...row(), codes: ['NOTE_STALE', 'MANIFEST_ALTERED'] })).toBe(
    'folder,file,sha256,bytes,ticket,item_kind,item_id,codes\n' +
      `T-1 - Dora,box/bunny-1.object,${hash},7,T-1,bunny,1,NOTE_STALE MANIFEST_ALTERED\n`,
  );
});
