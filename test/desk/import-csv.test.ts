import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importRegistry, importTickets } from '../../src/desk/import-csv.ts';
import type { ImportReport } from '../../src/desk/import-report.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { openScratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const config = defaultConfig();
const header = 'ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items,priority,steps';
const row = (number: string, over = 'Open') =>
  `${number},Dora Quillfeather,,${over},off-world,2010-08-18T12:00:00+09:00,2010-08-19T09:00:00+09:00,,bunny:483920,high,done`;

const nothing: ImportReport = {
  skipped: false,
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  bad: [],
  badCount: 0,
  vanished: 0,
  examples: [],
};

const imported = async (text: string | Uint8Array, of: typeof importTickets = importTickets): Promise<ImportReport> => {
  await using scratch = await openScratch();
  return await of(scratch.store, { file: await scratch.write('t.csv', text), config, now });
};

describe('tickets', () => {
  test('are imported with everything that their row says', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('t.csv', `${header}\n${row('T-1042')}\n`);
    expect(await importTickets(scratch.store, { file, config, now })).toEqual({ ...nothing, rows: 1, added: 1 });
    const found = await scratch.store.reads.ticket('t-1042');
    expect(found?.ticket).toEqual({
      number: 'T-1042',
      owner: { name: 'Dora Quillfeather', id: null },
      status: 'Open',
      problems: ['off-world'],
      openedAt: '2010-08-18T03:00:00.000Z',
      items: [{ kind: 'bunny', id: '483920' }],
      instructions: [
        {
          at: '2010-08-19T00:00:00.000Z',
          label: 'T-1042 - Dora Quillfeather',
          items: [],
          consumed: [],
          isWithdrawn: false,
        },
      ],
      columns: [
        ['priority', 'high'],
        ['steps', 'done'],
      ],
    });
  });

  test('that are imported again from the same file are skipped', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('t.csv', `${header}\n${row('T-1')}\n`);
    await importTickets(scratch.store, { file, config, now });
    expect(await importTickets(scratch.store, { file, config, now })).toEqual({ ...nothing, skipped: true });
  });

  test('are read again once the policy that reads them has changed', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('t.csv', `${header}\n${row('T-1')}\n`);
    await importTickets(scratch.store, { file, config, now });
    const other = { ...config, policy: { ...config.policy, labelTemplate: '{ticket}' } };
    expect(await importTickets(scratch.store, { file, config: other, now })).toMatchObject({ skipped: false, rows: 1 });
    expect((await scratch.store.reads.ticket('T-1'))?.ticket.instructions[0]?.label).toBe('T-1');
  });

  test('that changed, stayed and vanished are counted', async () => {
    await using scratch = await openScratch();
    const before = await scratch.write('a.csv', `${header}\n${row('T-1')}\n${row('T-2')}\n${row('T-3')}\n`);
    const after = await scratch.write('b.csv', `${header}\n${row('T-1')}\n${row('T-2', 'Pending')}\n${row('T-4')}\n`);
    await importTickets(scratch.store, { file: before, config, now });
    expect(await importTickets(scratch.store, { file: after, config, now })).toEqual({
      ...nothing,
      rows: 3,
      added: 1,
      changed: 1,
      unchanged: 1,
      vanished: 1,
      examples: ['T-3'],
    });
  });

  test('load from a file with BOM, CRLF and guards, its header in any case and order', async () => {
    await using scratch = await openScratch();
    const text = "\uFEFF Owner ,TICKET,Tier\r\n'=Dora,T-1,'+gold\r\n";
    const file = await scratch.write('t.csv', text);
    expect(await importTickets(scratch.store, { file, config, now })).toEqual({ ...nothing, rows: 1, added: 1 });
    const found = await scratch.store.reads.ticket('T-1');
    expect(found?.ticket).toMatchObject({
      owner: { name: '=Dora' },
      openedAt: '1970-01-01T00:00:00.000Z',
      columns: [['Tier', '+gold']],
    });
  });

  test('load by the names that the desk gives for columns and statuses', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('t.csv', 'Nr,From,State,Standard Steps,ticket\nT-1,Dora,NEU,done,internal\n');
    const theirs = {
      ...config,
      columns: { ticket: 'nr', owner: 'from', status: 'State', steps: 'standard steps' },
      statuses: { neu: 'Pending-Customer' },
    } as const;
    expect(await importTickets(scratch.store, { file, config: theirs, now })).toEqual({
      ...nothing,
      rows: 1,
      added: 1,
    });
    const found = await scratch.store.reads.ticket('T-1');
    expect(found?.ticket).toMatchObject({
      status: 'Pending-Customer',
      columns: [
        ['steps', 'done'],
        ['ticket', 'internal'],
      ],
    });
  });

  test('never lose a column, whatever it is called, nor a cell of a nameless one', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('t.csv', 'ticket,owner,__proto__,note,note,,\nT-1,Dora,a,"b\nc",d,e,\n');
    await importTickets(scratch.store, { file, config, now });
    expect((await scratch.store.reads.ticket('T-1'))?.ticket.columns).toEqual([
      ['__proto__', 'a'],
      ['note', 'b\nc'],
      ['note', 'd'],
      ['', 'e'],
    ]);
  });
});

describe('a bad row is told with its line and column, and the others load', () => {
  const neverClosed = 'a quote is opened here and never closed';
  const cells = (found: number) => `expected 3 cells as in the header; found ${found}`;

  test.each([
    ['a short row', 'T-1,Dora', [{ line: 3, column: 'Tier', why: cells(2) }]],
    ['a long row', 'T-1,Dora,x,y', [{ line: 3, column: 'cell 4', why: cells(4) }]],
    [
      'a missing owner',
      'T-1,,x',
      [{ line: 3, column: 'Owner', why: 'expected the name of the customer; it is empty' }],
    ],
    ['an open quote', 'T-1,"Dora,x', [{ line: 3, column: 'Owner', why: neverClosed }]],
    [
      'two bad cells',
      '" ",,x',
      [
        { line: 3, column: 'ticket', why: 'expected the number of the ticket; it is empty' },
        { line: 3, column: 'Owner', why: 'expected the name of the customer; it is empty' },
      ],
    ],
    [
      'a repeated ticket',
      't-0,Dora,x',
      [{ line: 3, column: 'ticket', why: 't-0 stands in the file before; this row was not taken' }],
    ],
  ])('%s', async (_, bad, faults) => {
    const report = await imported(`ticket,Owner,Tier\nT-0,Dora,x\n${bad}\nT-2,Dora,x\n`);
    expect(report).toEqual({ ...nothing, rows: 3, added: 2, badCount: 1, bad: faults });
  });

  test('by the line of the file, behind cells of several lines and blank rows', async () => {
    const text = 'ticket,owner,text\r\nT-1,Dora,"one\r\ntwo\r\n\r\nfour"\r\n\r\n,,\r\nT-2,,x\r\n';
    expect(await imported(text)).toMatchObject({ added: 1, badCount: 1, bad: [{ line: 8, column: 'owner' }] });
  });

  test('with a status that the ticket may not have next', async () => {
    await using scratch = await openScratch();
    const before = await scratch.write('a.csv', 'ticket,owner,state\nT-1,Dora,Resolved\nT-2,Dora,Open\n');
    const after = await scratch.write('b.csv', 'ticket,owner,state\nT-1,Dora,Pending\nT-2,Dora,Pending\n');
    const theirs = { ...config, columns: { status: 'state' } };
    await importTickets(scratch.store, { file: before, config: theirs, now });
    expect(await importTickets(scratch.store, { file: after, config: theirs, now })).toMatchObject({
      changed: 1,
      badCount: 1,
      bad: [{ line: 2, column: 'state', why: "T-1 may not go from 'Resolved' to 'Pending'; this row was not taken" }],
    });
    expect((await importTickets(scratch.store, { file: after, config: theirs, now })).skipped).toBe(false);
  });

  test('of many bad rows all are counted and the first thousand kept', async () => {
    const report = await imported(`ticket,owner\n${'T-1,\n'.repeat(1500)}T-2,Dora\n`);
    expect(report).toMatchObject({ rows: 1501, added: 1, badCount: 1500 });
    expect(report.bad.length).toBe(1000);
    expect(report.bad.at(-1)?.line).toBe(1001);
  });

  test('across many batches every row is counted once', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => (index === 1999 ? 'T-5,Again' : `T-${index},Dora`));
    expect(await imported(`ticket,owner\n${rows.join('\n')}`)).toMatchObject({
      rows: 2500,
      added: 2499,
      badCount: 1,
      bad: [{ line: 2001, column: 'ticket' }],
    });
  });
});

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

test('progress tells rows and bytes up to the whole file', async () => {
  await using scratch = await openScratch();
  const text = `ticket,owner\n${Array.from({ length: 1200 }, (_, index) => `T-${index},Dora\n`).join('')}`;
  const file = await scratch.write('t.csv', text);
  const seen: number[] = [];
  await importTickets(scratch.store, {
    file,
    config,
    now,
    onProgress: ({ rows, bytes, totalBytes }) => seen.push(rows, bytes / totalBytes),
  });
  expect(seen).toEqual([1000, 1, 1200, 1]);
});

describe('the registry', () => {
  test('is imported with owners and without', async () => {
    await using scratch = await openScratch();
    const text = 'kind,id,name,owner,owner_id\nBunny,483920,Snowdrop,Dora,u7\n巣,N-1182,,,\n';
    const file = await scratch.write('r.csv', text);
    expect(await importRegistry(scratch.store, { file, config, now })).toEqual({ ...nothing, rows: 2, added: 2 });
    const itemKeys = ['bunny:483920', 'nest:n-1182'];
    const { registry } = await scratch.store.recall({ ticketKeys: [], itemKeys, fingerprints: [] });
    expect([...(registry ?? [])]).toEqual([
      ['bunny:483920', { itemKey: 'bunny:483920', name: 'Snowdrop', owner: { name: 'Dora', id: 'u7' } }],
      ['nest:n-1182', { itemKey: 'nest:n-1182', name: '', owner: null }],
    ]);
  });

  test('tells bad rows and repeated items', async () => {
    const text = 'kind,id\nbunny,1\nbunny,N-1\ndog,1\nうさぎ,1\n';
    expect(await imported(text, importRegistry)).toMatchObject({
      added: 1,
      badCount: 3,
      bad: [
        { line: 3, column: 'id', why: "expected an id of a bunny ([0-9]+); found 'N-1'" },
        { line: 4, column: 'kind', why: "unknown kind 'dog'; the desk knows bunny, nest" },
        { line: 5, column: 'id', why: 'bunny:1 stands in the file before; this row was not taken' },
      ],
    });
  });

  test.each(['', 'kind,id,name,owner,owner_id\n'])('without data rows is no registry: %j', async (text) => {
    await using scratch = await openScratch();
    const file = await scratch.write('r.csv', text);
    expect(await importRegistry(scratch.store, { file, config, now })).toEqual(nothing);
    expect((await scratch.store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [] })).registry).toBeNull();
  });
});
