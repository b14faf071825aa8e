import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { instantAt } from '../../src/domain/instant.ts';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aWaiver } from '../build/waiver.ts';
import { decision, heldItem, trashed, trashedItem } from './area-builders.ts';
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
import type { Desk } from './contract.ts';
import { claimOne, fault, finish, fulfilled, retry } from './queue-builders.ts';

const slice = (from: number, to: number) => ({ from: minute(from), to: minute(to) });
const always = { from: null, to: null };

/** What comes of each slice. */
const each = async <T>(answers: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const answer of answers) all.push(answer);
  return all;
};

const opening = (over: Partial<PauseOpening> = {}): PauseOpening => ({
  ...{ kind: 'operator', source: null, who: 'Ada', why: 'a look', since: minute(40), until: null, evidence: {} },
  ...{ scope: { kind: 'desk' }, scopeKey: '' },
  ...over,
});

const sentBack = (id: string, codes: Entry['items'][number]['codes']) =>
  entryItem(id, { verdict: 'rejected', disposition: 'return', place: 'returned', codes });

/** One accepted bunny of T-1, recorded at its own minute. */
const accepted = async (store: Store, over: Partial<Entry> = {}): Promise<void> => {
  await importTickets(store, [ticketRow('T-1')]);
  await record(store, [entry(1, over)]);
};

/** What reports are told from (issue 4, reports). */
export const describeReports = (makeDesk: () => Promise<Desk>): void => {
  describe('reports', () => {
    it('count each code once for each folder and item, in the slice of its receipt, and what was waived apart', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const missing = { code: 'ITEM_MISSING', item: { kind: 'nest', id: 'N-1' }, namedBy: 'ticket' } as const;
      const stale = { code: 'NOTE_FIELD_MISSING', field: '"waived":["code":"ITEM_MISSING"' } as const;
      const waiver = aWaiver({ code: 'NOTE_FIELD_MISSING' });
      await record(store, [
        rejected(1, {
          codes: ['NOTE_FIELD_MISSING', 'NOTE_FIELD_MISSING'],
          items: [sentBack('1', ['ITEM_FIELD_MISSING', 'ITEM_FIELD_MISSING']), sentBack('2', ['ITEM_FIELD_MISSING'])],
          trace: { ruleset: rules.ruleset, subjects: [['submission', null, '!+']], reasons: [[0, 0, stale]] },
        }),
        entry(2, {
          trace: {
            ruleset: rules.ruleset,
            subjects: [
              ['submission', null, '~+'],
              ['bunny:2', 'bunny-2.object', '~+'],
            ],
            reasons: [
              [0, 1, missing],
              [0, 1, { ...missing, item: { kind: 'nest', id: 'N-2' } }],
            ],
            waived: [
              [0, 0, stale, waiver],
              [0, 0, { ...stale, field: 'Date' }, waiver],
              [1, 0, { code: 'ITEM_UNREFERENCED', file: 'bunny-2.object', ticket: 'T-1' }, waiver],
            ],
          },
        }),
      ]);
      expect(await each(store.reads.codeCounts([slice(0, 22), slice(22, 23), slice(23, 99)]))).toEqual([
        [
          { about: 'folder', isWaived: false, code: 'NOTE_FIELD_MISSING', count: 1 },
          { about: 'item', isWaived: false, code: 'ITEM_FIELD_MISSING', count: 2 },
        ],
        [
          { about: 'item', isWaived: false, code: 'ITEM_MISSING', count: 2 },
          { about: 'folder', isWaived: true, code: 'NOTE_FIELD_MISSING', count: 1 },
          { about: 'item', isWaived: true, code: 'ITEM_UNREFERENCED', count: 1 },
        ],
        [],
      ]);
    });

    it('tell from receipt to verdict and to return in whole seconds, and what is not back or in the trash', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const late = instantAt(Date.parse(minute(31)) + 999);
      await record(store, [
        rejected(1, { decidedAt: late }),
        rejected(2, { decidedAt: minute(10) }),
        entry(3),
        entry(4, { verdict: 'held', disposition: 'hold', items: [heldItem('4')] }),
        trashed(5),
        rejected(6, { items: [trashedItem('6'), sentBack('7', [])] }),
      ]);
      const one = await claimOne(store, 'a');
      await finish(store, one, fulfilled, minute(123));
      await store.settleReturns(minute(124), 10);
      await store.rejectHeld(decision(entry(4).submission, { now: minute(144) }));
      expect(await each(store.reads.turnarounds([slice(0, 99)]))).toEqual([
        {
          verdict: [
            [0, 1],
            [600, 5],
          ],
          back: [
            [0, 1],
            [600, 2],
            [6000, 1],
            [7200, 1],
          ],
          notBack: 0,
          inTrash: 1,
        },
      ]);
    });

    it('count what is held, in repair or kept back as not back', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [entry(1), entry(2, { verdict: 'held', disposition: 'hold', items: [heldItem('2')] })]);
      await store.openPause(opening());
      await record(store, [rejected(3)]);
      const [{ notBack, back } = { notBack: 0, back: null }] = await each(store.reads.turnarounds([slice(0, 99)]));
      expect([notBack, back]).toEqual([3, []]);
    });

    it('know the first and last receipt, and the receipts of each minute', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      expect(await store.reads.receivedWithin(always)).toBeNull();
      const within = instantAt(Date.parse(minute(21)) + 59_999);
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [rejected(1), rejected(2, { receivedAt: within }), rejected(9)]);
      expect(await store.reads.receivedWithin(always)).toEqual({ first: minute(21), last: minute(29) });
      expect(await store.reads.receivedWithin({ from: minute(22), to: minute(29) })).toBeNull();
      expect(await each(store.reads.receipts([slice(0, 29), slice(29, 40)]))).toEqual([
        [{ minute: minute(21), count: 2 }],
        [{ minute: minute(29), count: 1 }],
      ]);
    });

    it('name the owners who sent something again, by how often, with the newest spelling of their name', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const ember = { owner: { name: 'Ember Fenwick', id: 'e-1' }, ownerKey: 'ember.fenwick' };
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2', ember), ticketRow('T-3', { ownerKey: 'nobody' })]);
      const embers = entryTicket({ number: 'T-2', owner: ember.owner });
      await record(store, [
        rejected(1, { codes: ['DUPLICATE', 'NOTE_REUSED'] }),
        rejected(2, { ticket: embers, codes: ['RESEND_CHANGED'] }),
        rejected(3, {
          ticket: embers,
          codes: [],
          items: [sentBack('1', ['ITEM_DUPLICATE']), sentBack('2', ['ITEM_DUPLICATE'])],
        }),
        rejected(4, { ticket: embers, codes: ['NOTE_STALE'] }),
        rejected(5, { ticket: entryTicket({ number: 'T-3' }) }),
        rejected(6, { ticket: entryTicket({ owner: { name: 'dora Quillfeather', id: null } }), codes: [] }),
      ]);
      const doras = { owner: 'dora Quillfeather', ownerId: null, submissions: 2, repeated: 1, duplicates: 1 };
      expect(await store.reads.repeats(always)).toEqual([
        {
          ...{ owner: 'Ember Fenwick', ownerId: 'e-1', submissions: 3, repeated: 2, duplicates: 0 },
          ...{ changedResends: 1, reusedNotes: 0, itemsSentTwice: 2 },
        },
        { ...doras, changedResends: 0, reusedNotes: 1, itemsSentTwice: 0 },
      ]);
      expect(await store.reads.repeats({ from: minute(24), to: null })).toEqual([]);
    });

    it('know the pauses that were there in a range, also those that are over', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const first = await store.openPause(opening());
      const second = await store.openPause(
        opening({ since: minute(50), scope: { kind: 'owner', owner: 'Dora' }, scopeKey: 'dora' }),
      );
      await store.endPause({ id: first.id }, { actor: 'Yuki', why: 'all is well', now: minute(60) });
      const ended = { ...first, scopeKey: '', ended: { at: minute(60), by: 'Yuki', why: 'all is well' } };
      expect(await store.reads.pausesWithin(always)).toEqual([ended, { ...second, scopeKey: 'dora', ended: null }]);
      expect(await store.reads.pausesWithin({ from: null, to: minute(50) })).toEqual([ended]);
      expect(await store.reads.pausesWithin({ from: minute(60), to: null })).toMatchObject([{ id: second.id }]);
    });

    it('know when a repair waited: until its claims, between them, and not while it was a person’s to put it back', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await accepted(store);
      const waits = () => collect(store.reads.queueWaits(slice(0, 999)));
      const own = { ticketKey: 't-1', ownerKey: 'dora.quillfeather', itemKind: 'bunny' };
      expect(await waits()).toEqual([{ ...own, stretches: [{ from: minute(31), to: null }] }]);
      const last = { ...retry, attempts: 1 };
      const one = await claimOne(store, 'a', { now: minute(100) });
      expect(await waits()).toEqual([{ ...own, stretches: [slice(31, 100)] }]);
      await store.finishClaims(
        [{ repair: one.work.repair, token: 'a', outcome: fault, actor: 'ozma', retry: last }],
        minute(105),
      );
      expect(await waits()).toEqual([{ ...own, stretches: [slice(31, 100)] }]);
      await store.requeue({ repair: one.work.repair }, { actor: 'Yuki', why: 'mended', now: minute(120) });
      expect(await waits()).toEqual([{ ...own, stretches: [slice(31, 100), { from: minute(120), to: null }] }]);
      const two = await claimOne(store, 'b', { now: minute(130), leaseUntil: minute(140) });
      await finish(store, two, fault, minute(131));
      const three = await claimOne(store, 'c', { now: minute(150), leaseUntil: minute(160) });
      await finish(store, three, fulfilled, minute(151));
      const stretches = [slice(31, 100), slice(120, 130), slice(131, 150)];
      expect(await waits()).toEqual([{ ...own, stretches }]);
      expect(await collect(store.reads.queueWaits(slice(151, 999)))).toEqual([]);
    });

    it('know when an altered repair waited before it was held, and since it was accepted again', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await accepted(store);
      const { work } = await claimOne(store, 'a', { now: minute(100) });
      await store.withdrawAltered({ repair: work.repair, token: 'a', found: 'gone', actor: 'ozma' }, minute(101));
      const stretches = async () => (await collect(store.reads.queueWaits(slice(0, 999))))[0]?.stretches;
      expect(await stretches()).toEqual([slice(31, 100)]);
      const found = [{ file: 'bunny-1.object', sha256: entryItem('1').sha256, bytes: 812 }];
      await store.acceptHeld(decision(entry(1).submission), found);
      expect(await stretches()).toEqual([slice(31, 100), { from: minute(200), to: null }]);
    });

    it('know when a repair waited that gave way to a later submission', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await accepted(store);
      const items = [heldItem('1', { sha256: digestOf(78), codes: [] })];
      await record(store, [entry(2, { verdict: 'held', disposition: 'hold', codes: ['RESEND_CHANGED'], items })]);
      const found = [{ file: 'bunny-1.object', sha256: digestOf(78), bytes: 812 }];
      await store.acceptHeld(decision(entry(2).submission), found);
      const waits = await collect(store.reads.queueWaits(slice(0, 999)));
      expect(waits.map(({ stretches }) => stretches)).toEqual([[slice(31, 200)], [{ from: minute(200), to: null }]]);
    });

    it('know the folders that a pause kept back, until they went to their place', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await store.openPause(opening({ since: minute(25) }));
      await record(store, [rejected(1), trashed(2)]);
      const kept = () => collect(store.reads.keptFolders(slice(0, 999)));
      const doras = { ticketKey: 't-1', ownerKey: 'dora.quillfeather', itemKinds: ['bunny'], from: minute(31) };
      const nobodys = { ticketKey: null, ownerKey: null, itemKinds: [], from: minute(32) };
      expect(await kept()).toEqual([
        { ...doras, to: null },
        { ...nobodys, to: null },
      ]);
      await store.endPause({ id: 1 }, { actor: 'Ada', why: 'done', now: minute(60) });
      await store.releaseDetained(minute(61), 1);
      expect(await kept()).toEqual([
        { ...doras, to: minute(61) },
        { ...nobodys, to: null },
      ]);
      expect(await collect(store.reads.keptFolders(slice(61, 999)))).toEqual([{ ...nobodys, to: null }]);
      expect(await collect(store.reads.keptFolders(slice(0, 31)))).toEqual([]);
    });

    it('count explanations by day, way and code, each code once an answer', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const day = '2026-10-03';
      expect(await store.noteAsked({ day, way: 'ticket', codes: ['NOTE_STALE', 'NOTE_STALE'] })).toBe(true);
      await store.noteAsked({ day, way: 'ticket', codes: ['NOTE_STALE'] });
      await store.noteAsked({ day: '2026-10-04', way: 'owner', codes: ['OK'] });
      const first = { day, way: 'ticket', code: 'NOTE_STALE', count: 2 };
      const second = { day: '2026-10-04', way: 'owner', code: 'OK', count: 1 };
      expect(await store.reads.explanations({ from: null, to: null })).toEqual([first, second]);
      expect(await store.reads.explanations({ from: '2026-10-03', to: '2026-10-04' })).toEqual([first]);
      expect(await store.reads.explanations({ from: '2026-10-04', to: null })).toEqual([second]);
    });
  });
};
