import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from '../../src/csv/cell.ts';
import { isWindowsName } from '../../src/formats/windows-name.ts';
import { openScratch } from '../workers/scratch.ts';
import { faultLines, hashOf, openCheck, placesIn } from './checking.ts';

/** Names that every platform can have, many of them such as confuse a reader of one of the forms. */
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      '-x',
      '@x y',
      '#x',
      ';x',
      ' *x',
      'a,b',
      "a'b",
      '100%',
      '%0A',
      '%',
      'a  b',
      'SHA256 (x) = y',
    ),
    fc.constantFrom(
      '\uFEFFx',
      'x\u2028y',
      '\u202Ex',
      'ポ',
      'ポ'.normalize('NFD'),
      '👩‍🔧',
      '𖢀',
      'ｎｏｔｅ',
      'İ',
      'data',
      'folder',
      'inbox ',
    ),
  )
  .filter((text) => isWindowsName(text) && text.trim() !== '' && !text.startsWith('~'));

const place = fc
  .record({
    delivery: fc.constantFrom('', '@4f2a/'),
    folder: name,
    file: fc.array(name, { minLength: 1, maxLength: 3 }),
  })
  .filter(({ delivery, folder }) => delivery !== '' || !folder.startsWith('@'))
  .map(({ delivery, folder, file }) => ({ folder: delivery + folder, file: file.join('/') }));

const places = fc.uniqueArray(place, {
  minLength: 1,
  maxLength: 30,
  selector: ({ folder, file }) => `${folder}/${file}`.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC'),
});

type Place = { readonly folder: string; readonly file: string };
const hash = hashOf('a');
const encoded = (path: string): string => path.replaceAll('%', '%25');

const forms: readonly (readonly [string, string, (all: readonly Place[]) => string])[] = [
  [
    'CSV',
    'm.csv',
    (all) =>
      ['folder,file\n', ...all.map((one) => csvRow([one.folder, one.file], { bom: false, crlf: false }))].join(''),
  ],
  [
    'a spreadsheet',
    'm.csv',
    (all) =>
      ['\uFEFFfile,folder\r\n', ...all.map((one) => csvRow([one.file, one.folder], { bom: true, crlf: true }))].join(
        '',
      ),
  ],
  ['sha256sum', 'SUMS', (all) => all.map((one) => `${hash}  ./${one.folder}/${one.file}\n`).join('')],
  ['sha256sum --binary', 'SUMS', (all) => all.map((one) => `${hash} *inbox/${one.folder}/${one.file}\r\n`).join('')],
  ['sha256sum --tag', 'SUMS', (all) => all.map((one) => `SHA256 (${one.folder}/${one.file}) = ${hash}\n`).join('')],
  [
    'BagIt',
    'manifest-sha256.txt',
    (all) => all.map((one) => `${hash}  data/${encoded(`${one.folder}/${one.file}`)}\n`).join(''),
  ],
];

test.each(forms)('what is written as %s is read as it was meant', async (_, file, write) => {
  await fc.assert(
    fc.asyncProperty(places, async (all) => {
      using scratch = openScratch();
      await using check = await openCheck(scratch, write(all), file);
      expect(await faultLines(check)).toEqual([]);
      expect(check.rows).toBe(all.length);
      const folders = [...new Map(all.map(({ folder }) => [folder.normalize('NFC'), folder])).values()];
      const read = (await placesIn(check, folders)).map((text) => text.replace(/^\d+ /, '')).sort();
      expect(read).toEqual(all.map((one) => `${one.folder}/${one.file}`).sort());
    }),
    { numRuns: 60 },
  );
});
