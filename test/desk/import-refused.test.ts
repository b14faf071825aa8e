import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importTickets } from '../../src/desk/import-csv.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { openScratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const config = defaultConfig();

const imported = async (text: string | Uint8Array) => {
  await using scratch = await openScratch();
  return await importTickets(scratch.store, { file: await scratch.write('t.csv', text), config, now });
};

describe('a file that is no such table is refused with what to do', () => {
  test.each([
    [
      'empty',
      '',
      't.csv:1: the file of tickets is empty. Its first row has to be a header with at least: ticket, owner.',
    ],
    ['only blank lines', '\n \n', 't.csv:1: the file of tickets is empty.'],
    ['without a needed column', 'number,owner\n', 't.csv:1: the column ticket is missing in the header.'],
    ['with a column twice', 'ticket,owner,Owner\n', 't.csv:1: the column owner stands 2 times in the header.'],
    ['with a broken header', '\nticket,"owner\n', 't.csv:2: the header cannot be read: a quote is opened here'],
  ])('%s', async (_, text, message) => {
    await expect(imported(text)).rejects.toMatchObject({
      code: 'file-invalid',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['a wrong byte', [Buffer.from('ticket,owner\nT-1,Dora\nT-2,'), Buffer.from([0xff]), Buffer.from('\n')], 3],
    ['UTF-16', [Buffer.from('\uFEFFticket,owner\n', 'utf16le')], 1],
    ['a character cut off at the end', [Buffer.from('ticket,owner\nT-1,ド').subarray(0, -1)], 2],
  ])('that is not UTF-8: %s', async (_, parts, line) => {
    await expect(imported(Buffer.concat(parts))).rejects.toMatchObject({
      code: 'file-invalid',
      message: `t.csv:${line}: this line is not UTF-8. Save the file as "CSV UTF-8" and import it again.`,
    });
  });

  test('that is not there', async () => {
    await using scratch = await openScratch();
    const file = `${scratch.dir}/none.csv`;
    await expect(importTickets(scratch.store, { file, config, now })).rejects.toMatchObject({ code: 'path-missing' });
  });

  test('that is a directory', async () => {
    await using scratch = await openScratch();
    await expect(importTickets(scratch.store, { file: scratch.dir, config, now })).rejects.toMatchObject({
      code: 'file-invalid',
    });
  });

  test('that was written while it was read', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('t.csv', 'ticket,owner\nT-1,Dora\n');
    const startImport: typeof scratch.store.startImport = async (source, at) => {
      await scratch.write('t.csv', 'ticket,owner\nT-2,Dora\n');
      return scratch.store.startImport(source, at);
    };
    const big = `ticket,owner\n${'T-1,Dora\n'.repeat(40_000)}`;
    await scratch.write('t.csv', big);
    await expect(importTickets({ ...scratch.store, startImport }, { file, config, now })).rejects.toMatchObject({
      code: 'file-invalid',
      message: 't.csv was written while it was read. Import it again once it is complete.',
    });
  });
});
