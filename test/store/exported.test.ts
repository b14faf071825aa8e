import { describe, expect, it } from 'vitest';
import { manifestRows } from '../../src/manifest/tables/manifest-rows.ts';
import { submissionRow } from '../../src/manifest/tables/submission-row.ts';
import { everySubmission, type SubmissionFilter } from '../../src/store/reads.ts';
import { openSnapshot } from '../../src/store/sqlite/snapshot/open.ts';
import type { Store } from '../../src/store/store.ts';
import {
  collect,
  digestOf,
  entry,
  entryItem,
  entryTicket,
  importTickets,
  minute,
  record,
  rejected,
  rules,
  ticketRow,
} from './builders.ts';
import { open, place } from './files.ts';

const look = (file: string) => openSnapshot({ file, rules });

/** Submissions of all sorts: silent, rejected, with an item missing, waived, of no ticket, without items. */
const fill = async (store: Store): Promise<void> => {
  await importTickets(store, [ticketRow('T-1'), ticketRow('T-2', { ownerKey: 'ember.fenwick' })]);
  const waiver = { id: 1, ticket: 'T-1', code: 'NOTE_STALE', itemKey: null, onlyFor: null } as const;
  const given = { by: 'Ada', why: 'so', since: minute(1), until: minute(99) };
  const stale = { code: 'NOTE_STALE', writtenAt: minute(1), instructedAt: minute(2), grade: 'claimed' } as const;
  const missing = { code: 'ITEM_MISSING', item: { kind: 'bunny', id: '2' }, namedBy: 'ticket' } as const;
  const sentBack = entryItem('1', { verdict: 'rejected', disposition: 'return', place: 'returned' });
  await record(store, [
    entry(1, { items: [entryItem('1'), entryItem('5')] }),
    rejected(2, {
      trace: { ruleset: '1', subjects: [['submission', null, '!+']], reasons: [[0, 0, { code: 'NOTE_MISSING' }]] },
    }),
    entry(3, {
      ticket: entryTicket({ number: 'T-2', expected: ['2', '3'].map((id) => ({ kind: 'bunny', id })) }),
      items: [entryItem('3', { sha256: null, ref: null, verdict: 'held', disposition: 'hold', place: 'held' })],
      verdict: 'held',
      disposition: 'hold',
      trace: {
        ruleset: '1',
        subjects: [['submission', null, '!~']],
        reasons: [[0, 0, missing]],
        waived: [[0, 1, stale, { ...waiver, ...given }]],
      },
    }),
    rejected(4, { ticket: null, items: [], digest: digestOf(9) }),
    entry(5, { duplicateOf: entry(1).submission, verdict: 'duplicate', items: [sentBack] }),
  ]);
};

const numbersOf = async (file: string, filter: Partial<SubmissionFilter>) => {
  await using snapshot = look(file);
  return (await collect(snapshot.events({ ...everySubmission, ...filter }))).map(({ seq }) => seq);
};

describe('submissions as exports read them', () => {
  it('make the same rows as those that are read whole', async () => {
    using files = place();
    await using store = open(files.file);
    await fill(store);
    const whole = await collect(store.reads.submissions(everySubmission));
    const told = await collect(store.reads.exported(everySubmission));
    expect(told).toHaveLength(5);
    expect(told.flatMap(manifestRows)).toEqual(whole.flatMap(manifestRows));
    expect(told.map(submissionRow)).toEqual(whole.map(submissionRow));
    const codes = told.flatMap(manifestRows).map((row) => row[17]);
    expect(codes).toEqual([
      ...['OK', 'OK', 'NOTE_MISSING', 'NOTE_MISSING', 'NOTE_STALE(waived)', 'NOTE_STALE(waived) ITEM_MISSING'],
      ...['NOTE_STALE(waived)', 'NOTE_MISSING', 'OK'],
    ]);
  });

  it('come in the order of their receipt however many there are, and only those that match', async () => {
    using files = place();
    await using store = open(files.file);
    const many = Array.from({ length: 1203 }, (_, n) => rejected(n, { ticket: null, digest: digestOf(n) }));
    await record(store, many);
    const told = await collect(store.reads.exported(everySubmission));
    expect(told.map(({ submission }) => submission)).toEqual(many.map(({ submission }) => submission));
    const late = await collect(store.reads.exported({ ...everySubmission, from: minute(20 + 1200) }));
    expect(late).toHaveLength(3);
  });

  it('are the same where others are left out between them', async () => {
    using files = place();
    await using store = open(files.file);
    await fill(store);
    const all = await collect(store.reads.exported(everySubmission));
    for (const verdict of new Set(all.map((one) => one.verdict))) {
      const some = await collect(store.reads.exported({ ...everySubmission, verdicts: [verdict] }));
      expect(some).toEqual(all.filter((one) => one.verdict === verdict));
    }
  });

  it('are those of one instant in a snapshot, whatever is recorded meanwhile', async () => {
    using files = place();
    await using store = open(files.file);
    await fill(store);
    await using snapshot = look(files.file);
    const { seq } = snapshot.head;
    await record(store, [rejected(6)]);
    expect(await collect(snapshot.reads.exported(everySubmission))).toHaveLength(5);
    const events = await collect(snapshot.events(everySubmission));
    expect([events.length, events.at(-1)?.hash, snapshot.head.hash]).toEqual([
      ...[seq, snapshot.head.hash, events.at(-1)?.hash],
    ]);
  });
});

describe('events as exports read them', () => {
  it('have the hash of the one before, 64 zeros first', async () => {
    using files = place();
    await using store = open(files.file);
    await fill(store);
    await using snapshot = look(files.file);
    const events = await collect(snapshot.events(everySubmission));
    expect(events.map(({ previous }) => previous)).toEqual(['0'.repeat(64), ...events.slice(0, -1).map((e) => e.hash)]);
    const [odd] = await collect(snapshot.events({ ...everySubmission, verdicts: ['held'] }));
    expect(odd?.previous).toBe(events.find(({ seq }) => seq === (odd?.seq ?? 0) - 1)?.hash);
  });

  it('are chosen by their time, their ticket, its owner, and the verdict and codes of their submission', async () => {
    using files = place();
    await using store = open(files.file);
    await fill(store);
    await using snapshot = look(files.file);
    const all = await collect(snapshot.events(everySubmission));
    const where = (takes: (event: (typeof all)[number]) => boolean) => all.filter(takes).map(({ seq }) => seq);
    const of = (...numbers: readonly number[]) =>
      where(({ submission }) => numbers.some((n) => entry(n).submission === submission));
    expect(await numbersOf(files.file, {})).toEqual(where(() => true));
    expect(await numbersOf(files.file, { ticket: 't-1' })).toEqual(where(({ ticket }) => ticket === 'T-1'));
    expect(await numbersOf(files.file, { ownerKey: 'dora.quillfeather' })).toEqual(
      where(({ ticket }) => ticket === 'T-1'),
    );
    expect(await numbersOf(files.file, { ownerKey: 'nobody' })).toEqual([]);
    expect(await numbersOf(files.file, { from: minute(30), to: minute(31) })).toEqual(
      where(({ at }) => at === minute(30)),
    );
    expect(await numbersOf(files.file, { verdicts: ['held', 'duplicate'] })).toEqual(of(3, 5));
    expect(await numbersOf(files.file, { codes: ['NOTE_STALE'] })).toEqual(of(3));
    expect(await numbersOf(files.file, { codes: ['NOTE_MISSING'], verdicts: ['held'] })).toEqual([]);
  });
});
