import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/instant.ts';
import { entry, entryItem, entryTicket, importTickets, minute, record, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';
import {
  claim,
  claimOne,
  fault,
  finish,
  finishOf,
  itemsOf,
  queued,
  queuedTogether,
  repairOf,
  request,
  retry,
} from './queue-builders.ts';

/** A ticket of a property: its number, when it was opened (few instants, so that numbers decide too), and what never counts. */
type Drawn = { readonly number: number; readonly opened: number; readonly tier: string; readonly folders: number };

const drawn: fc.Arbitrary<readonly Drawn[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 120 }),
    opened: fc.integer({ min: 0, max: 2 }),
    tier: fc.constantFrom('gold', 'silver', '', '0', '99'),
    folders: fc.integer({ min: 1, max: 2 }),
  }),
  { selector: ({ number }) => number, minLength: 2, maxLength: 8 },
);

type Folder = { readonly of: Drawn; readonly nth: number };

/** One order of importing the tickets, and one in which their folders arrive, two items in each. */
type Run = { readonly imported: readonly Drawn[]; readonly arrived: readonly Folder[] };

const runs: fc.Arbitrary<Run> = drawn.chain((tickets) => {
  const folders = tickets.flatMap((of) => Array.from({ length: of.folders }, (_, nth): Folder => ({ of, nth })));
  const whole = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
  return fc.record({ imported: whole(tickets), arrived: whole(folders) });
});

const idOf = ({ of, nth }: Folder, position: number): string => `${of.number}00${nth}${position}`;

const rowOf = ({ number, opened, tier }: Drawn) =>
  ticketRow(`T-${number}`, {
    openedAt: minute(opened),
    columns: [
      ['priority', tier],
      ['price', String(number % 3)],
      ['tier', tier],
    ],
  });

const entryOf = (folder: Folder, arrival: number) =>
  entry(arrival, {
    ticket: entryTicket({ number: `T-${folder.of.number}`, openedAt: minute(folder.of.opened) }),
    items: [0, 1].map((position) => entryItem(idOf(folder, position))),
  });

/** The order of product.md 10: ticket's opening, ticket's number, arrival, position. */
const expectedOrder = ({ arrived }: Run): readonly string[] =>
  arrived
    .map((folder, arrival) => ({ folder, arrival }))
    .toSorted(
      (a, b) =>
        a.folder.of.opened - b.folder.of.opened || a.folder.of.number - b.folder.of.number || a.arrival - b.arrival,
    )
    .flatMap(({ folder }) => [0, 1].map((position) => `bunny:${idOf(folder, position)}`));

const anEnd = fc.constantFrom('fault', 'release', 'lapse');

const tokensFrom = (start: number, count: number) => Array.from({ length: count }, (_, n) => `t${start + n}`);

/** The order in which claims go out (product.md 10): under every load, with retries keeping their place. */
export const describeQueueOrder = (makeDesk: () => Promise<Desk>): void => {
  describe('the order of claims', () => {
    it('is opening, number, arrival and position, whatever priority, price, tier and the order of import say', async () => {
      await fc.assert(
        fc.asyncProperty(runs, fc.integer({ min: 1, max: 4 }), async (run, atOnce) => {
          await using desk = await makeDesk();
          await using store = desk.open();
          await importTickets(store, run.imported.map(rowOf));
          await record(store, run.arrived.map(entryOf));
          const order: string[] = [];
          for (let more = true; more; ) {
            const claims = await claim(store, request('', { tokens: tokensFrom(order.length, atOnce) }));
            order.push(...itemsOf(claims));
            more = claims.length > 0;
          }
          expect(order).toEqual(expectedOrder(run));
        }),
        { numRuns: 12 },
      );
    });

    it('keeps the place of what is tried again, given back, taken over and put back', async () => {
      await fc.assert(
        fc.asyncProperty(fc.boolean(), fc.array(anEnd, { maxLength: 6 }), async (isOneTicket, ends) => {
          await using desk = await makeDesk();
          await using store = desk.open();
          const ids = ['1', '2', '3', '4', '5'];
          await (isOneTicket ? queuedTogether : queued)(store, ids);
          for (const [turn, end] of ends.entries()) await endOne(store, { turn, end });
          const later = request('', { now: minute(900), leaseUntil: minute(910), tokens: ids });
          for (const id of ids) {
            const by = { actor: 'Ren', why: 'again', now: minute(900) };
            if ((await repairOf(store, id))?.state === 'escalated') await store.requeue({ itemKey: `bunny:${id}` }, by);
          }
          expect(itemsOf(await claim(store, later))).toEqual(ids.map((id) => `bunny:${id}`));
        }),
        { numRuns: 8, examples: [[true, ['fault']]] },
      );
    });

    it('passes over what waits for another try, and comes back to it when its time has come', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await queued(store, ['1', '2', '3']);
      await finish(store, await claimOne(store, 'a'), fault, minute(100));
      expect(itemsOf([await claimOne(store, 'b')])).toEqual(['bunny:2']);
      expect(itemsOf([await claimOne(store, 'c', { now: minute(101) })])).toEqual(['bunny:1']);
    });

    it('follows a ticket whose opening was corrected, also for what was held by somebody then', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await queued(store, ['1', '2', '3']);
      const one = await claimOne(store, 'a');
      const rows = [1, 2, 3].map((n) => ticketRow(`T-${n}`, { items: [{ kind: 'bunny', id: String(n) }] }));
      await importTickets(store, [...rows.slice(1), ticketRow('T-1', { openedAt: minute(5) })], 2);
      await store.releaseClaims([one.token], { actor: 'ozma', why: 'stopped', now: minute(101) });
      const claims = await claim(store, request('', { tokens: ['b', 'c', 'd'] }));
      expect(itemsOf(claims)).toEqual(['bunny:2', 'bunny:3', 'bunny:1']);
    });
  });
};

/** Claims the next repair and lets it come to nothing. */
const endOne = async (
  store: Parameters<typeof claim>[0],
  { turn, end }: { readonly turn: number; readonly end: 'fault' | 'release' | 'lapse' },
): Promise<void> => {
  const now: Instant = minute(100 + turn * 20);
  const [one] = await claim(store, request(`x${turn}`, { now, leaseUntil: minute(101 + turn * 20) }));
  if (one === undefined) return;
  if (end === 'fault') await store.finishClaims([finishOf(one, fault)], now);
  if (end === 'release') await store.releaseClaims([one.token], { actor: 'ozma', why: 'stopped', now });
  if (end === 'lapse') await store.takeOver({ now: minute(105 + turn * 20), dead: [], retry });
};
