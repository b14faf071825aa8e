import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { exportCsv } from '../../src/cli/export.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { type WaiveOptions, waive } from '../../src/cli/waive.ts';
import { why } from '../../src/cli/why.ts';
import { type AreaDesk, daysLater, makeAreaDesk, removeTemplate } from './area-desk.ts';
import { documentsIn } from './desk.ts';

const given: WaiveOptions = {
  ticket: 'T-1',
  code: 'ITEM_OWNER_UNKNOWN',
  list: false,
  why: 'sales slip seen',
  by: 'Mei',
};
const give = (desk: AreaDesk, over: Partial<WaiveOptions> = {}, call = {}) =>
  desk.run((one) => waive(one, { ...given, ...over }), call);

/** Ember's held folder once more, with the label of Dora's ticket. */
const deliver = (desk: AreaDesk): void => {
  const from = join(desk.dir, 'held', `${desk.id('T-2 - Ember Fenwick')}--T-2 - Ember Fenwick`);
  cpSync(from, join(desk.dir, 'inbox', 'T-1 - Dora Quillfeather'), { recursive: true });
};

type Finding = { readonly code: string; readonly waived?: unknown };

/** The findings of a verdict document. */
const findingsOf = (document: Record<string, unknown> | undefined): readonly Finding[] =>
  JSON.parse(JSON.stringify(document?.['findings'] ?? []));

const manifest = { what: 'manifest', bom: false, crlf: false } as const;

describe('ozma waive', () => {
  afterAll(removeTemplate);

  it('records who grants what, why and until when, for 31 days where nobody says', async () => {
    await using desk = await makeAreaDesk();
    const { status, out, err } = await give(desk);
    expect([status, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      'Waiver 1: ITEM_OWNER_UNKNOWN no longer counts for ticket T-1',
      '  For    all that comes for the ticket',
      '  By     Mei',
      '  Until  2026-11-03 12:00:00 UTC',
      '  Why    sales slip seen',
      '',
    ]);
    const item = await give(desk, { item: 'うさぎ:1', until: '2h', code: 'item_owner_unknown' }, { json: true });
    expect(documentsIn(item.out)).toEqual([
      {
        ...{ waiver: 2, ticket: 'T-1', code: 'ITEM_OWNER_UNKNOWN', item: 'bunny:1', for: null },
        ...{ by: 'Mei', why: 'sales slip seen', since: daysLater(0), until: daysLater(1 / 12), inForce: true },
      },
    ]);
  });

  it('lists what was granted, the ended too', async () => {
    await using desk = await makeAreaDesk();
    const list = (days: number, ticket: string | null = null) =>
      desk.run((call) => waive(call, { list: true, ticket, code: null }), { days });
    expect((await list(0)).out).toBe('No waiver was given.\n');
    await give(desk, { code: 'OWNER_MISMATCH', for: 'Ember Fenwick', until: '3d' });
    await give(desk, { ticket: 'T-2' });
    expect((await list(4, 't-1')).out.split('\n')).toEqual([
      '1  T-1  OWNER_MISMATCH',
      '  For    Ember Fenwick',
      '  By     Mei',
      '  Until  ended 2026-10-06 12:00:00 UTC',
      '  Why    sales slip seen',
      '',
    ]);
    expect((await list(4)).out).toContain('2  T-2  ITEM_OWNER_UNKNOWN');
    await expect(list(0, 'T-9')).rejects.toMatchObject({ code: 'usage' });
  });

  it('says that a waiver of the sender lets anybody in, unless it is for one', async () => {
    await using desk = await makeAreaDesk();
    expect((await give(desk, { code: 'OWNER_MISMATCH' })).err).toContain('it lets anybody send for it');
    expect((await give(desk, { code: 'OWNER_MISMATCH', for: 'Ember Fenwick' })).err).toBe('');
  });

  it.each<[string, Partial<WaiveOptions>, string]>([
    ['a code that is dangerous', { code: 'UNSAFE_CONTENT' }, 'UNSAFE_CONTENT cannot be waived: it is dangerous'],
    ['a code of a repeat', { code: 'DUPLICATE' }, 'the thing is here already'],
    ['a misspelt code', { code: 'NOTE_STAL' }, 'Did you mean NOTE_STALE?'],
    ['no code', { code: null }, 'Say what is waived'],
    ['an item for a code of the folder', { code: 'NOTE_STALE', item: 'bunny:1' }, 'leave --item out'],
    ['what is no item', { item: 'dragon' }, 'expected one item as kind:id'],
    ['a person for a code that names none', { for: 'Ember Fenwick' }, '--for is for codes'],
    ['nobody', { code: 'OWNER_MISMATCH', for: ' ' }, '--for names nobody'],
    ['a time that is over', { until: '2020-01-01' }, 'is not in the future'],
    ['no reason', { why: ' ' }, 'A reason is needed'],
    ['an unknown ticket', { ticket: 'T-9' }, 'There is no ticket T-9'],
    ['a code to a list', { list: true }, '--list takes a ticket'],
  ])('refuses %s', async (_, over, message) => {
    await using desk = await makeAreaDesk();
    await expect(give(desk, over)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
    expect(await desk.withStore((store) => store.waivers(null))).toEqual([]);
  });

  it('judges alike dry and for real, and shows what was waived in the verdict, in why and in the manifest', async () => {
    await using desk = await makeAreaDesk();
    const told = 'sent for the other ticket first';
    await give(desk, { code: 'NOT_INSTRUCTED' });
    await give(desk, { code: 'NOTE_TICKET_MISMATCH' });
    await give(desk, { code: 'NOTE_AUTHOR_OTHER', for: 'Ember Fenwick' });
    await give(desk, { code: 'NOTE_REUSED', why: told });
    await give(desk, { code: 'ITEM_OWNER_UNKNOWN', item: 'bunny:1' });
    deliver(desk);
    const options = { paths: [join(desk.dir, 'inbox')], inbox: true, format: 'json' } as const;
    const [dry] = documentsIn((await desk.run((call) => check(call, options), { json: true })).out);
    const [real] = documentsIn((await desk.run((call) => ingest(call, { paths: [] }), { json: true })).out);
    expect({ ...dry, submission: real?.['submission'] }).toEqual(real);
    const waived = { by: 'Mei', why: 'sales slip seen', until: daysLater(31) };
    expect(findingsOf(real).map(({ code, waived: by }) => [code, by])).toEqual([
      ['NOT_INSTRUCTED', { id: 1, ...waived }],
      ['NOTE_TICKET_MISMATCH', { id: 2, ...waived }],
      ['NOTE_AUTHOR_OTHER', { id: 3, ...waived }],
      ['NOTE_REUSED', { ...waived, id: 4, why: told }],
      ['ITEM_UNREFERENCED', undefined],
      ['ITEM_DUPLICATE', undefined],
      ['ITEM_OWNER_UNKNOWN', undefined],
    ]);
    const story = await desk.run((call) => why(call, { query: String(real?.['submission']), limit: '1' }));
    expect(story.out).toContain('waived by Mei until 2026-11-03 12:00:00 UTC: sales slip seen');
    expect(story.out).toMatch(/^ {4}waived {2}The note is for the label’s ticket \(NOTE_TICKET_MISMATCH #2\)$/mu);
    const customer = story.out.split('Text for the customer')[1]?.split('Every rule')[0];
    expect(customer).not.toContain('note');
    const csv = await desk.run((call) => exportCsv(call, manifest));
    expect(csv.out).toContain(
      ',NOT_INSTRUCTED(waived) NOTE_TICKET_MISMATCH(waived) NOTE_AUTHOR_OTHER(waived) NOTE_REUSED(waived) ITEM_UNREFERENCED ITEM_DUPLICATE ITEM_OWNER_UNKNOWN,',
    );
  });

  it('ends with its time: the same folder is then judged as before', async () => {
    await using desk = await makeAreaDesk();
    await give(desk, { code: 'NOTE_TICKET_MISMATCH', until: '1d' });
    deliver(desk);
    const options = { paths: [join(desk.dir, 'inbox')], inbox: true, format: 'json' } as const;
    const isWaivedAt = async (days: number) => {
      const [document] = documentsIn((await desk.run((call) => check(call, options), { json: true, days })).out);
      return findingsOf(document).some(({ waived }) => waived !== undefined);
    };
    expect([await isWaivedAt(0.9), await isWaivedAt(1)]).toEqual([true, false]);
  });
});
