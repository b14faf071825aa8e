import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { why } from '../../src/cli/why.ts';
import { languages } from '../../src/texts/languages.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

let desk = '';
let verdicts: readonly Record<string, unknown>[] = [];

beforeAll(async () => {
  ({ desk, verdicts } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(desk));

const ask = (query: string, over: Parameters<typeof runWith>[0] = {}, limit = '20') =>
  runWith({ desk, ...over }, (call) => why(call, { query, limit }));

const idOf = (verdict: string): string => String(verdicts.find((one) => one['verdict'] === verdict)?.['submission']);

describe('why', () => {
  it('answers first in one sentence with verdict, time, ticket and primary reason', async () => {
    const { status, out } = await ask('T-2 Ember Fenwick');
    expect(status).toBe(0);
    expect(out.split('\n')[1]).toBe(
      'Rejected on 2026-10-03 12:00:00 UTC for ticket T-2: the label is not the one instructed.',
    );
  });

  it('tells what to do before what was found, each item, the text for the customer, the trace and the ledger', async () => {
    const { out } = await ask(idOf('partial'));
    const headings = out.split('\n').filter((line) => /^\S/u.test(line));
    expect(headings.slice(headings.indexOf('What to do'))).toEqual([
      'What to do',
      'Findings',
      'Items',
      'Clocks',
      'Ticket now: T-2',
      'Text for the customer (a named person sends it; ozma sends nothing)',
      'Draft for a new ticket',
      'Every rule, in the order asked',
      'What happened',
    ]);
    expect(out).toContain('bunny:2  accepted – waits for repair, place 2 in the queue “Clover”');
    expect(out).toContain('bunny:9  rejected – sent back “Thistle”');
    expect(out).toContain('    no   The ticket names the item (ITEM_UNREFERENCED)');
    expect(out).toContain('Repairs were queued: bunny:2');
  });

  it('drafts a new ticket from what the note says of an item that the ticket does not name', async () => {
    const { out } = await ask(idOf('partial'));
    expect(out).toContain(
      '  - bunny:9\n    Name: Thistle\n    Status: off-world\n    Problem: Thistle goes off-world every night\n',
    );
  });

  it('gives the code point of each character by which a label differs', async () => {
    const { out } = await ask('T-2 Ember Fenwick', { json: true });
    const difference = { position: 5, found: null, foundCodePoint: null };
    expect(documentsIn(out)).toMatchObject([
      {
        findings: [
          {
            code: 'LABEL_MISMATCH',
            evidence: {
              differences: [
                { ...difference, asked: '-', askedCodePoint: 'U+002D' },
                { ...difference, asked: ' ', askedCodePoint: 'U+0020' },
              ],
            },
          },
          { code: 'RESEND_CHANGED' },
        ],
      },
    ]);
  });

  it('gives one document a submission, the youngest first, that says what ingest said and more', async () => {
    const { status, out } = await ask('T-1', { json: true });
    const documents = documentsIn(out);
    expect(status).toBe(0);
    expect(documents.map((one) => one['verdict'])).toEqual(['duplicate', 'accepted']);
    for (const document of documents) {
      const said = verdicts.find((one) => one['submission'] === document['submission']);
      expect(document).toMatchObject(said ?? { said: false });
      expect(Object.keys(document).slice(Object.keys(said ?? {}).length)).toEqual([
        'receivedAt',
        'decidedAt',
        'ruleset',
        'ledgerSeq',
        'detained',
        'repairs',
        'pauses',
        'clocks',
        'later',
        'customer',
        'trace',
      ]);
    }
    expect(documents[1]?.['repairs']).toMatchObject([{ state: 'queued', queuePlace: 1, finishedAt: null }]);
  });

  it.each([
    ['an id', () => idOf('accepted'), 'Accepted on'],
    ['the beginning of an id', () => idOf('accepted').slice(0, 35), 'Accepted on'],
    ['the name of a folder in an area', () => `${idOf('accepted')}--T-1 - Dora Quillfeather`, 'Accepted on'],
    ['a ticket in any case', () => 't-1', 'Sent back as a duplicate on'],
    ['a label, however it is spaced', () => '  t-2   Ember Fenwick ', 'Rejected on'],
    ['an item by another word for its kind', () => 'うさぎ:1', 'Sent back as a duplicate on'],
    ['an item of a kind that the desk does not have', () => 'dragon:1', null],
  ])('finds a submission by %s', async (_, query, sentence) => {
    const { status, out } = await ask(query());
    expect(status).toBe(sentence === null ? 1 : 0);
    expect(out.split('\n')[1] ?? '').toContain(sentence ?? '');
  });

  it('finds an item by its id alone, where a kind has such ids', async () => {
    expect((await ask('9')).out).toBe((await ask('bunny:9')).out);
    expect((await ask('9')).status).toBe(0);
    expect((await ask('10')).status).toBe(1);
  });

  it('lists the tickets of an owner and tells of the youngest submission', async () => {
    const { out } = await ask('ember fenwick');
    expect(out.split('\n')[0]).toBe('Ember Fenwick has 1 ticket.');
    expect(out.split('\n')[2]).toMatch(/^T-2 .*bunny:2$/u);
    expect(out).toContain('Earlier submissions');
  });

  it.each(['T-4', 'T-4 - 山田 花子'])('tells a ticket’s state where nothing has come for %s', async (query) => {
    const { status, out } = await ask(query);
    expect(status).toBe(0);
    expect(out).toContain('Nothing has been received for this ticket.');
    expect(out).toMatch(/Still awaited\s+nest:N-4/u);
    expect(documentsIn((await ask(query, { json: true })).out)).toMatchObject([{ ticket: 'T-4', instructed: true }]);
  });

  it('says what can be asked where nothing is known, and prints nothing', async () => {
    const { status, out, err } = await ask('nobody \u001b[31m');
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('Nothing is known of "nobody \\u{1B}[31m".');
    expect(err).toContain('ozma why T-1042');
  });

  it('asks for more digits where several ids begin alike', async () => {
    const { status, out, err } = await ask(idOf('accepted').slice(0, 8));
    expect([status, out]).toEqual([1, '']);
    expect(err.split('\n')).toHaveLength(verdicts.length + 2);
  });

  it('tells of no more submissions than it is asked to', async () => {
    expect(documentsIn((await ask('T-1', { json: true }, '1')).out)).toHaveLength(1);
    await expect(ask('T-1', {}, 'many')).rejects.toMatchObject({ code: 'usage' });
  });

  it.each(languages)('fits a terminal of 80 cells in %s', async (lang) => {
    for (const query of ['T-1', 'T-2', 'T-4', 'Ember Fenwick', idOf('partial')]) {
      const { out } = await ask(query, { lang, columns: 80 });
      expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });

  it('does not say that the note is silent where the folder is no longer here to be read', async () => {
    const id = idOf('partial');
    await rm(join(desk, 'repair', `${id}--T-2 - Ember Fenwick`), { recursive: true });
    const { out } = await ask(id);
    expect(out).toContain('Problem: (the folder is no longer here to be read)');
  });
});
