import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadNote, readNote } from '../../src/formats/note.ts';
import { bytesOf, petDesk } from './pet-desk.ts';

const folder = join(import.meta.dirname, '../../fixtures/notes');
const goldens = readdirSync(folder).filter((name) => name.endsWith('.json'));
const rawOf = (golden: string) => readFileSync(join(folder, golden.slice(0, -'.json'.length)));

const read = (text: string) => {
  const found = readNote(bytesOf(text), petDesk);
  if (found.kind !== 'read') throw new Error(found.why);
  return found.note;
};
const fingerprintOf = (text: string) => read(text).fingerprint;
const unreadable = (why: string): ReadNote => ({ kind: 'unreadable', why });

describe('readNote', () => {
  test('there is a golden result for every raw note', () => {
    const raw = readdirSync(folder).filter((name) => !name.startsWith('.') && !name.endsWith('.json'));
    expect(raw.map((name) => `${name}.json`)).toEqual(goldens);
    expect(raw.length).toBeGreaterThan(10);
  });

  test.each(goldens)('%s', (golden) => {
    expect(readNote(rawOf(golden), petDesk)).toEqual(JSON.parse(readFileSync(join(folder, golden), 'utf8')));
  });

  test('an empty note is readable with nothing in it', () => {
    expect(read(' \n\n\t')).toEqual({ header: {}, date: null, blocks: [], other: [], fingerprint: null });
  });

  test.each([
    ['Ticket：T-1', { Ticket: 'T-1' }],
    ['  tIcKeT　 : T-1  ', { Ticket: 'T-1' }],
    ['チケット番号: T-1', { Ticket: 'T-1' }],
    ['Previous   OWNER: none', { 'Previous owner': 'none' }],
    ['Date: 2010-08-20T09:30', { Date: '2010-08-20T09:30' }],
    ['Ticket:\nTicket: T-1', { Ticket: 'T-1' }],
    ['Ticket: T-1\nTicket:', { Ticket: 'T-1' }],
    ['Ticket: T-1\nticket: t-1', { Ticket: 'T-1' }],
    ['Problem: lost\u2028ID: 4', { Problem: 'lost', ID: '4' }],
    ['Problem: lost\rID: 4\r\nStatus: x', { Problem: 'lost', ID: '4', Status: 'x' }],
  ])('%j has the header %j', (text, header) => {
    expect(read(text).header).toEqual(header);
  });

  test('an unknown key, free text and a header key in a block are kept verbatim', () => {
    const note = read('Hello there\nWeather: fine \n\nNest:\nOwner: Someone\nTicket 5\n__proto__: x\n\tconstructor: y');
    expect(note.other).toEqual([
      'Hello there',
      'Weather: fine ',
      'Owner: Someone',
      'Ticket 5',
      '__proto__: x',
      '\tconstructor: y',
    ]);
    expect(note.blocks).toEqual([{ kind: 'nest', name: '', line: 4, fields: {} }]);
  });

  test('a desk may name a key __proto__ and nothing is polluted', () => {
    const noteAliases = Object.fromEntries([['__proto__', ['proto']]]);
    const found = readNote(bytesOf('proto: x'), { ...petDesk, noteAliases });
    expect(JSON.stringify(found)).toContain('"header":{"__proto__":"x"}');
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  test('a key may stand once in each block', () => {
    expect(read('Bunny: A\nID: 1\nBunny: B\nID: 2').blocks).toEqual([
      { kind: 'bunny', name: 'A', line: 1, fields: { ID: '1' } },
      { kind: 'bunny', name: 'B', line: 3, fields: { ID: '2' } },
    ]);
  });

  test.each([
    ['Ticket: T-1\nTicket: T-2', 'line 2 gives Ticket again with another value'],
    ['Ticket: T-1\nチケット: T-2\nDate: 2010\nDate: 2011', 'line 2 gives Ticket again with another value'],
    ['Bunny: A\nID: 1\n\n番号: 2', 'line 4 gives ID again with another value'],
    ['a\0b', 'it holds NUL characters: not a text, or not UTF-8'],
    ['Linden text version 2\n{\n', 'its notecard container does not say where the text starts'],
  ])('%j is unreadable', (text, why) => {
    expect(readNote(bytesOf(text), petDesk)).toEqual(unreadable(why));
  });

  test('a letter with hundreds of combining marks makes a note unreadable, one with dozens does not', () => {
    const marks = (count: number) => bytesOf(`a${'\u0301\u0316'.repeat(count / 2)}`);
    expect(readNote(marks(258), petDesk)).toEqual(unreadable('it stacks hundreds of combining marks on one letter'));
    expect(readNote(marks(256), petDesk).kind).toBe('read');
  });

  test.each([
    [[0xff, 0xfe, 0x54, 0x00], 'it is UTF-16, not UTF-8'],
    [[0xfe, 0xff, 0x00, 0x54], 'it is UTF-16, not UTF-8'],
    [[0x54, 0x00, 0x69, 0x00], 'it holds NUL characters: not a text, or not UTF-8'],
    [[0x83, 0x60, 0x83, 0x50], 'it is not UTF-8'],
    [[0xc0, 0x80], 'it is not UTF-8'],
  ])('the bytes %j are unreadable', (bytes, why) => {
    expect(readNote(Uint8Array.from(bytes), petDesk)).toEqual(unreadable(why));
  });

  test.each([
    ['Date: 2010-08-20', { start: '2010-08-20T00:00:00.000Z', end: '2010-08-20T23:59:59.999Z' }],
    ['Date: last Friday', 'invalid'],
    ['Date:', null],
    ['', null],
    ['Bunny: A\nDate: 2010', null],
  ])('%j has the date %j', (text, date) => {
    expect(read(text).date).toEqual(date);
  });

  test('a date without offset is read in the zone of the desk', () => {
    const found = readNote(bytesOf('Date: 2010-08-20'), { ...petDesk, timeZone: 'Asia/Tokyo' });
    const date = { start: '2010-08-19T15:00:00.000Z', end: '2010-08-20T14:59:59.999Z' };
    expect(found).toMatchObject({ note: { date } });
  });

  test('a line without a colon gives no field, whatever it begins with', () => {
    expect(read('Ticket: T-1\nOwners\n')).toMatchObject({ header: { Ticket: 'T-1' }, other: ['Owners'] });
  });

  test('the English keys and the names of kinds are known to a desk that has no others', () => {
    const kinds = petDesk.kinds.map((kind) => ({ ...kind, aliases: [] }));
    const found = readNote(bytesOf('TICKET: T-1\n飼い主: Dora\nnest: Egg\nID: N-1'), {
      ...petDesk,
      kinds,
      noteAliases: {},
    });
    expect(found).toMatchObject({
      note: {
        header: { Ticket: 'T-1' },
        other: ['飼い主: Dora'],
        blocks: [{ kind: 'nest', name: 'Egg', fields: { ID: 'N-1' } }],
      },
    });
  });

  test('a text is not cut for a first byte that a mark has too', () => {
    expect(read('ﬁeld: x').other).toEqual(['ﬁeld: x']);
    expect(readNote(Uint8Array.of(0xff, 0x41), petDesk)).toEqual(unreadable('it is not UTF-8'));
  });

  test('no bytes make it throw', () => {
    const head = bytesOf('Linden text version 2\n{\n');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isCard) => {
        const found = readNote(isCard ? Uint8Array.from([...head, ...bytes]) : bytes, petDesk);
        expect(['read', 'unreadable']).toContain(found.kind);
      }),
    );
  });
});

describe('the fingerprint of a note', () => {
  const text = 'Ticket: T-1\nDate: 2010-08-20\nOwner: Dora\n\nBunny: Snowdrop\nID: 1\n';
  test.each([
    ['another ticket and date', text.replace('T-1', 'T-2').replace('2010', '2011')],
    ['the ticket line in Japanese', text.replace('Ticket:', 'チケット：')],
    ['no ticket line', text.replace('Ticket: T-1\n', '')],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['Unicode line separators', text.replaceAll('\n', '\u2028')],
    ['trailing space and blank lines', `${text.replaceAll('\n', ' 　\n')}\n\n`],
    ['a BOM', `\ufeff${text}`],
    ['a notecard container', `Linden text version 2\n{\nText length 0\n${text}}\n`],
  ])('is the same with %s', (_what, other) => {
    expect(fingerprintOf(other)).toBe(fingerprintOf(text));
  });

  test('is the same in NFC and NFD', () => {
    expect(fingerprintOf('Owner: バニー é'.normalize('NFD'))).toBe(fingerprintOf('Owner: バニー é'));
  });

  test.each([
    ['another id', text.replace('ID: 1', 'ID: 2')],
    ['another case', text.replace('Dora', 'dora')],
    ['a leading blank', text.replace('ID: 1', ' ID: 1')],
    ['a line more', `${text}Please hurry\n`],
    ['a blank line between', text.replace('ID: 1', '\nID: 1')],
  ])('differs with %s', (_what, other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(text));
  });

  test('is null where only ticket, date and white space are left', () => {
    expect(fingerprintOf('Ticket: T-1\nDate: 2010\n\n \n')).toBeNull();
  });

  test('leaves out every ticket and date line, in blocks too', () => {
    expect(fingerprintOf('Bunny: A\nDate: 2010')).toBe(fingerprintOf('Bunny: A\nDate: 2011'));
  });
});
