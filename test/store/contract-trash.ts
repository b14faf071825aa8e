import { describe, expect, it } from 'vitest';
import { day, decidedEvents, decision, graceMs, homesOf, trashed, trashedItem, verdictsOf } from './area-builders.ts';
import {
  entry,
  entryItem,
  importTickets,
  minute,
  recallOf,
  record,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';
import { ofDesk } from './queue-builders.ts';

const one = submissionNumbered(1);
const refused = (why: string, pauses: readonly number[] = []) => ({ kind: 'refused', why, pauses });
/** Decided at minute 31, so that its grace ends at minute 31 of day 31. */
const lastMoment = minute(31 * 24 * 60 + 31);

const partly = entry(1, { verdict: 'partial', items: [entryItem('1'), trashedItem('7')] });

/** The trash: kept for a grace, restorable, never deletion without a person (product.md 1 and 2). */
export const describeTrash = (makeDesk: () => Promise<Desk>): void => {
  describe('restoring from the trash', () => {
    it('holds a whole loose thing, also while everything is paused', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await record(store, [trashed(1)]);
      await store.openPause(ofDesk);
      expect(await store.restoreTrash(decision(one, { now: day(3) }), graceMs)).toMatchObject({ kind: 'decided' });
      expect(await homesOf(store, one)).toEqual(['held']);
      expect(await store.areaEntry('held', one)).toMatchObject({ since: day(3), isWhole: true, items: [] });
      expect(await decidedEvents(store, one)).toEqual([
        { kind: 'trash-restored', actor: 'Yuki', body: { items: [], files: null, why: 'seen in world' } },
      ]);
    });

    it('holds an item, which counts as here again and is still rejected', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [partly]);
      await store.restoreTrash(decision(one), graceMs);
      expect(await homesOf(store, one)).toEqual(['repair', 'repair', 'held']);
      expect(await verdictsOf(store, one)).toEqual(['partial', 'accepted', 'rejected']);
      expect((await recallOf(store, 't-1', ['bunny:7'])).custody.get('bunny:7')).toMatchObject({ place: 'held' });
      expect((await store.reads.figures()).places).toEqual({ held: 1, repair: 1, returned: 0, trash: 0 });
      expect(await store.acceptHeld(decision(one), [])).toEqual(refused('was-rejected'));
      expect(await store.rejectHeld(decision(one))).toMatchObject({ items: ['bunny:7'] });
      expect(await homesOf(store, one)).toEqual(['repair', 'repair', 'returned']);
    });

    it('ends with the grace, to the moment', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await record(store, [trashed(1)]);
      expect(await store.restoreTrash(decision(one, { now: lastMoment }), graceMs)).toEqual(refused('grace-over'));
      const before = minute(31 * 24 * 60 + 30);
      expect(await store.restoreTrash(decision(one, { now: before }), graceMs)).toMatchObject({ kind: 'decided' });
    });
  });

  describe('purging the trash', () => {
    it('waits for the end of the grace, to the moment, and happens once', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [partly]);
      const early = decision(one, { now: minute(31 * 24 * 60 + 30) });
      expect(await store.purgeTrash(early, graceMs)).toEqual(refused('grace-runs'));
      const due = decision(one, { now: lastMoment });
      expect(await store.purgeTrash(due, graceMs)).toMatchObject({ items: ['bunny:7'] });
      expect(await homesOf(store, one)).toEqual(['repair', 'repair', 'purged']);
      expect(await store.purgeTrash(due, graceMs)).toEqual(refused('not-there'));
      expect(await store.restoreTrash(due, graceMs)).toEqual(refused('not-there'));
      expect((await store.reads.figures()).places.trash).toBe(0);
      const [found] = await store.reads.find({ by: 'submission', id: one }, 1);
      expect(found?.items).toHaveLength(2);
    });

    it('gives a whole thing up and keeps its record', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await record(store, [trashed(1)]);
      expect(await store.purgeTrash(decision(one, { now: lastMoment }), graceMs)).toMatchObject({ kind: 'decided' });
      expect(await homesOf(store, one)).toEqual(['purged']);
      expect(await store.lyingIn('trash', { after: null, limit: 9 })).toEqual([]);
      expect((await decidedEvents(store, one)).map(({ kind }) => kind)).toEqual(['trash-purged']);
      expect(await verdictsOf(store, one)).toEqual(['rejected']);
    });

    it('is refused while a pause stops it, and says which', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await record(store, [trashed(1)]);
      const { id } = await store.openPause(ofDesk);
      expect(await store.purgeTrash(decision(one, { now: lastMoment }), graceMs)).toEqual(refused('paused', [id]));
    });
  });
};
