import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instruct } from '../../src/cli/instruct.ts';
import { showTicket } from '../../src/cli/ticket-show.ts';
import { importRegistry, importTickets, listTickets } from '../../src/cli/tickets.ts';
import { languages } from '../../src/texts/languages.ts';
import { documentsIn, makeDesk, makeJudgedDesk, now, removeDesk, runWith } from './desk.ts';

let desk = '';

beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(desk));

const run = (work: Parameters<typeof runWith>[1], over: Parameters<typeof runWith>[0] = {}) =>
  runWith({ desk, ...over }, work);

describe('tickets list', () => {
  it('shows every ticket in ticket order with what is expected and what came', async () => {
    const { status, out } = await run(listTickets);
    expect(status).toBe(0);
    expect(out.split('\n').map((line) => line.split(/\s{2,}/u))).toEqual([
      ['Ticket', 'Owner', 'Status', 'Asked for', 'Submissions', 'Queued', 'Items'],
      ['T-1', 'Dora Quillfeather', 'Pending-Item sent to Ozma', 'no', '2', '1', 'bunny:1'],
      ['T-2', 'Ember Fenwick', 'Pending-Item sent to Ozma', 'no', '2', '1', 'bunny:2'],
      ['T-3', '=cmd Fenwick', 'Open', 'no', '0', '0', 'nest:N-3'],
      ['T-4', '山田 花子', 'Pending-Customer', 'yes', '0', '0', 'nest:N-4'],
      ['4 tickets'],
      [''],
    ]);
  });

  it.each(languages)('fits a terminal of 80 cells in %s', async (lang) => {
    const { out } = await run(listTickets, { lang, columns: 80 });
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  it('is JSON Lines where that is asked for', async () => {
    const { out } = await run(listTickets, { json: true });
    expect(documentsIn(out).map(({ ticket, instructed, open }) => [ticket, instructed, open])).toEqual([
      ['T-1', false, []],
      ['T-2', false, []],
      ['T-3', false, []],
      ['T-4', true, ['nest:N-4']],
    ]);
  });
});

describe('tickets show', () => {
  it('tells everything of one ticket, columns that ozma only keeps among it', async () => {
    const { status, out } = await run((call) => showTicket(call, { ticket: 't-1' }));
    expect(status).toBe(0);
    expect(out).toMatch(/Also on the ticket\s+tier: gold\n/u);
    expect(out).toMatch(/Asked for\s+T-1 - Dora Quillfeather \(of 2026-10-02 09:00:00 UTC, all received\)\n/u);
    expect(out.trimEnd().split('\n').slice(-2).join('\n')).toMatch(/= duplicate .*\n.*✓ accepted/u);
    const document = documentsIn((await run((call) => showTicket(call, { ticket: 'T-1' }), { json: true })).out)[0];
    expect(document).toMatchObject({
      ticket: 'T-1',
      columns: { tier: 'gold' },
      recent: [{ verdict: 'duplicate' }, { verdict: 'accepted' }],
    });
  });

  it('ends with status 1 where there is no such ticket', async () => {
    const { status, out, err } = await run((call) => showTicket(call, { ticket: 'T-9' }), { lang: 'ja' });
    expect([status, out, err]).toEqual([1, '', 'チケット T-9 はありません。一覧: ozma tickets list\n']);
  });
});

describe('tickets import', () => {
  it('tells what became of the rows, and of a bad one its line and column, and loads the others', async () => {
    const own = await makeDesk({});
    await writeFile(
      join(own, 'more.csv'),
      'ticket,owner,status,opened_at\nT-7,Dora,Open,2026-10-01T09:00:00Z\nT-8,Dora,Sleeping,2026-10-01T09:00:00Z\n',
    );
    const load = () => runWith({ desk: own, cwd: own }, (call) => importTickets(call, { file: 'more.csv' }));
    const { status, out, err } = await load();
    expect([status, out]).toEqual([1, 'more.csv: 2 rows: 1 added, 0 changed, 0 unchanged, 1 bad\n']);
    expect(err).toMatch(/^more\.csv:3: status: /u);
    await removeDesk(own);
  });

  it('does nothing for a file that it knows, and tells what vanished from a changed one', async () => {
    const own = await makeDesk({});
    const file = join(own, 'tickets.csv');
    const load = (json = false) => runWith({ desk: own, json }, (call) => importTickets(call, { file }));
    expect((await load()).out).toContain('4 rows: 4 added');
    expect((await load()).out).toContain('unchanged since the last import');
    await writeFile(file, 'ticket,owner,status,opened_at\nT-1,Dora,Open,2026-10-01T09:00:00Z\n');
    expect(documentsIn((await load(true)).out)).toMatchObject([{ what: 'tickets', vanished: 3, badCount: 1 }]);
    await removeDesk(own);
  });

  it('refuses a file that is not there', async () => {
    await expect(run((call) => importTickets(call, { file: 'nowhere.csv' }))).rejects.toMatchObject({
      code: 'path-missing',
    });
  });
});

describe('registry import', () => {
  it('loads who owns what', async () => {
    const own = await makeDesk({});
    await writeFile(join(own, 'who.csv'), 'kind,id,name,owner,owner_id\nbunny,1,Snowdrop,Dora Quillfeather,\n');
    const { status, out } = await runWith({ desk: own, cwd: own }, (call) => importRegistry(call, { file: 'who.csv' }));
    expect([status, out]).toEqual([0, 'who.csv: 1 row: 1 added, 0 changed, 0 unchanged, 0 bad\n']);
    await removeDesk(own);
  });
});

describe('instruct', () => {
  it('prints the exact label alone on the first line, then the note form in the language asked for', async () => {
    const { status, out } = await run((call) => instruct(call, { ticket: 't-4', item: [], by: 'Yuki', again: false }), {
      lang: 'ja',
    });
    const lines = out.split('\n');
    expect([status, lines[0], lines[1]]).toEqual([0, 'T-4 - 山田 花子', '']);
    expect(out).toContain('チケット');
  });

  it('gives both forms, who asked and when as one document', async () => {
    const work: Parameters<typeof runWith>[1] = (call) =>
      instruct(call, { ticket: 'T-4', item: ['nest:N-4'], by: 'Yuki', again: false });
    const [document] = documentsIn((await run(work, { json: true })).out);
    expect(document).toEqual({
      ticket: 'T-4',
      label: 'T-4 - 山田 花子',
      items: ['nest:N-4'],
      note: { en: expect.stringContaining('Ticket: T-4'), ja: expect.stringContaining('T-4') },
      by: 'Yuki',
      at: now,
    });
  });

  it('repeats the outstanding instruction, and records nothing', async () => {
    const given = await run((call) => instruct(call, { ticket: 'T-4', item: ['nest:N-4'], by: 'Yuki', again: false }));
    const eventsBefore = await run((call) => showTicket(call, { ticket: 'T-4' }), { json: true });
    const repeated = await run((call) => instruct(call, { ticket: 'T-4', item: [], by: 'Yuki', again: true }));
    expect(repeated).toEqual(given);
    expect(await run((call) => showTicket(call, { ticket: 'T-4' }), { json: true })).toEqual(eventsBefore);
  });

  it('repeats nothing where nothing is outstanding, or where items are named', async () => {
    await expect(
      run((call) => instruct(call, { ticket: 'T-1', item: [], by: 'Yuki', again: true })),
    ).rejects.toMatchObject({ code: 'usage' });
    await expect(
      run((call) => instruct(call, { ticket: 'T-4', item: ['nest:N-4'], by: 'Yuki', again: true })),
    ).rejects.toMatchObject({ code: 'usage' });
  });

  it('refuses a ticket that is not there, and nobody as the one who asks', async () => {
    await expect(
      run((call) => instruct(call, { ticket: 'T-9', item: [], by: 'Yuki', again: false })),
    ).rejects.toMatchObject({
      code: 'usage',
    });
    await expect(
      run((call) => instruct(call, { ticket: 'T-4', item: [], by: ' ', again: false })),
    ).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
