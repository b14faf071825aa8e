import { describe, expect, it } from 'vitest';
import type { WaiverGiven } from '../../src/store/area-store.ts';
import { importTickets, minute, recallOf, record, rejected, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';

const given = (over: Partial<WaiverGiven> = {}): WaiverGiven => ({
  ticket: 't-1',
  code: 'NOTE_STALE',
  itemKey: null,
  onlyFor: null,
  by: 'Yuki',
  why: 'asked twice',
  since: minute(50),
  until: minute(90),
  ...over,
});

/** Exceptions (product.md 1, "waiver"). */
export const describeWaivers = (makeDesk: () => Promise<Desk>): void => {
  describe('waivers', () => {
    it('are recalled with their ticket, oldest first, and listed youngest first', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2')]);
      const first = await store.waive(given());
      const second = await store.waive(
        given({ code: 'ITEM_UNREFERENCED', itemKey: 'nest:n-9', onlyFor: null, since: minute(51) }),
      );
      const other = await store.waive(given({ ticket: 'T-2', code: 'OWNER_MISMATCH', onlyFor: 'Ember Fenwick' }));
      expect(first).toEqual({ ...given(), id: 1, ticket: 'T-1' });
      expect(other).toMatchObject({ id: 3, ticket: 'T-2', onlyFor: 'Ember Fenwick' });
      expect((await recallOf(store, 't-1')).waivers).toEqual(new Map([['t-1', [first, second]]]));
      expect(await store.waivers('t-1')).toEqual([second, first]);
      expect(await store.waivers(null)).toEqual([other, second, first]);
      expect(await store.waivers('t-9')).toEqual([]);
    });

    it('stand in the ledger of their ticket, by the person who gave them', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await store.waive(given());
      const event = (await store.reads.events({ ticket: 'T-1' })).at(-1);
      expect(event).toMatchObject({
        kind: 'waiver-given',
        actor: 'Yuki',
        at: minute(50),
        body: { waiver: 1, code: 'NOTE_STALE', item: null, onlyFor: null, why: 'asked twice', until: minute(90) },
      });
    });

    it('are for tickets that are known', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      expect(await store.waive(given())).toBeNull();
      expect(await store.waivers(null)).toEqual([]);
    });

    it('make what was judged before stale', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const { epoch } = await recallOf(store, 't-1');
      await store.waive(given());
      expect(await store.record([rejected(1)], epoch)).toEqual({ kind: 'stale' });
      expect(await record(store, [rejected(1)])).toMatchObject({ kind: 'recorded' });
    });
  });
};
