import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importTickets } from '../../src/desk/import-csv.ts';
import type { ImportReport } from '../../src/desk/import-report.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { nothingImported as nothing, openScratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const config = defaultConfig();
const header = 'ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items,priority,steps';
const row = (number: string, over = 'Open') =>
  `${number},Dora Quillfeather,,${over},off-world,2010-08-18T12:00:00+09:00,2010-08-19T09:00:00+09:00,,bunny:483920,high,done`;

const imported = async (text: string): Promise<ImportReport> => {
  await using scratch = await openScratch();
  return await importTickets(scratch.store, { file: await scratch.write('t.csv', text), config, now });
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
