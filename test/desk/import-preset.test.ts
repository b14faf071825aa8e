import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importTickets } from '../../src/desk/import-csv.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { type PresetName, ticketPresets } from '../../src/formats/ticket-presets.ts';
import { openScratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const plain = defaultConfig();
const tokyo = { ...plain, policy: { ...plain.policy, timeZone: 'Asia/Tokyo' } };

/** Imports an export and answers the report and the ticket of a number. */
const imported = async (name: PresetName, text: string, number: string, config = tokyo) => {
  await using scratch = await openScratch();
  const file = await scratch.write('export.csv', text);
  const report = await importTickets(scratch.store, { file, config, now, preset: ticketPresets[name] });
  const ticket = (await scratch.store.reads.ticket(number))?.ticket;
  return { report, ticket };
};

describe('an export of osTicket', () => {
  const rows = [
    ['Ticket Number', 'Date Created', 'Subject', 'From', 'From Email', 'Current Status', 'Agent Assigned', 'items'],
    ['104233', '2010-08-18 21:00:00', "'=gone; again", 'Dora Quillfeather', 'd@x.test', 'Archived', 'Kay', 'bunny:1'],
  ];

  test.each([',', ';'])('is read with %j between its cells, dates in the desk’s zone', async (delimiter) => {
    const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');
    const { report, ticket } = await imported('osticket', `\uFEFF${text}\r\n`, '104233');
    expect(report).toMatchObject({ rows: 1, added: 1, badCount: 0 });
    expect(ticket).toMatchObject({
      owner: { name: 'Dora Quillfeather', id: null },
      status: 'Closed',
      openedAt: '2010-08-18T12:00:00.000Z',
      items: [{ kind: 'bunny', id: '1' }],
    });
    expect(ticket?.columns).toContainEqual(['Subject', '=gone; again']);
  });

  test('is refused where its headers are of another language', async () => {
    await expect(imported('osticket', 'Ticketnummer;Von\n1;Dora\n', '1')).rejects.toMatchObject({
      code: 'file-invalid',
      message: expect.stringContaining('the column Ticket Number is missing'),
    });
  });

  test('gives way to what the desk calls a column or a status', async () => {
    const config = { ...tokyo, columns: { owner: 'Avatar' }, statuses: { archived: 'Resolved' } as const };
    const text = 'Ticket Number,From,Avatar,Current Status,Date Created\n7,Kay,Dora,Archived,2010-08-18\n';
    const { ticket } = await imported('osticket', text, '7', config);
    expect(ticket).toMatchObject({ owner: { name: 'Dora' }, status: 'Resolved' });
  });
});

describe('an export in which an owner is a member of staff', () => {
  test('takes the customer of Zammad for the owner', async () => {
    const text =
      'id,number,owner,owner_id,customer,customer_id,state,created_at\n1,22001,kay@desk.test,3,dora,9,pending reminder,2010-08-18T12:00:00Z\n';
    const { ticket } = await imported('zammad', text, '22001');
    expect(ticket).toMatchObject({ owner: { name: 'dora', id: '9' }, status: 'Pending' });
    expect(ticket?.openedAt).toBe('2010-08-18T12:00:00.000Z');
  });

  test('takes the requestor of RT for the owner, from a file with tabs between cells of which some are empty', async () => {
    const text = 'id\tOwner\tRequestors\tSubject\tStatus\tCreated\n12\tkay\tdora\t\t"stalled"\t2010-08-18 12:00\n';
    const { report, ticket } = await imported('rt', text, '12', plain);
    expect(report).toMatchObject({ added: 1, badCount: 0 });
    expect(ticket).toMatchObject({ owner: { name: 'dora' }, status: 'Pending' });
  });

  test.each([
    ['zammad', 'number,owner,owner_id\n1,kay,3\n'],
    ['rt', 'id\tOwner\n1\tkay\n'],
  ] as const)('is refused where %s names no customer, rather than take the member of staff', async (name, text) => {
    await expect(imported(name, text, '1')).rejects.toMatchObject({ code: 'file-invalid' });
  });
});

describe('a table without a preset', () => {
  test('needs commas, and dates with their offset', async () => {
    await using scratch = await openScratch();
    const semicolons = await scratch.write('a.csv', 'ticket;owner\nT-1;Dora\n');
    await expect(importTickets(scratch.store, { file: semicolons, config: plain, now })).rejects.toMatchObject({
      code: 'file-invalid',
    });
    const local = await scratch.write('b.csv', 'ticket,owner,opened_at\nT-1,Dora,2010-08-18T12:00:00\n');
    expect(await importTickets(scratch.store, { file: local, config: plain, now })).toMatchObject({ badCount: 1 });
  });
});
