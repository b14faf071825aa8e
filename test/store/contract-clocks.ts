import { describe, expect, it } from 'vitest';
import { submissionClock, ticketClock } from '../../src/domain/clocks.ts';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  collect,
  entry,
  event,
  importTickets,
  minute,
  record,
  rejected,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

const desk: Pick<PauseOpening, 'scope' | 'scopeKey'> = { scope: { kind: 'desk' }, scopeKey: '' };

/** A pause from one minute to another. */
const paused = async (store: Store, [from, to]: readonly [number, number], where = desk): Promise<void> => {
  const opening = { kind: 'operator', source: null, who: 'Ada', why: 'a look', until: null, evidence: {} } as const;
  const { id } = await store.openPause({ ...opening, ...where, since: minute(from) });
  await store.endPause({ id }, { actor: 'Ada', why: 'done', now: minute(to) });
};

/** Wall, ours, the customer's and the platform's minutes. */
const minutesOf = (clock: ReturnType<typeof ticketClock>) =>
  clock && [clock.wallSeconds, clock.oursSeconds, clock.customerSeconds, clock.platformSeconds].map((one) => one / 60);

const ticketMinutes = async (store: Store, now: number, ticket = 'T-1') => {
  const facts = await store.reads.clockFacts({ ticket });
  return facts && minutesOf(ticketClock(facts, minute(now)));
};

/** Imports T-1 with other cells, as a file of its own at this minute. */
const reimport = (store: Store, at: number, over: Parameters<typeof ticketRow>[1]) =>
  importTickets(store, [ticketRow('T-1', over)], at);

/** Clocks of what a store has recorded. */
export const describeClocks = (makeDesk: () => Promise<Desk>): void => {
  describe('clocks', () => {
    it('run for a ticket from its opening: ours, the customer’s once a folder is asked for, ours again with it here', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Open' })]);
      expect(await ticketMinutes(store, 30)).toEqual([30, 10, 20, 0]);
      const accepted = { consumed: [{ kind: 'bunny', id: '1' }], newStatus: 'Pending-Item sent to Ozma' } as const;
      const told = event('ticket-status-changed', submissionNumbered(1), {
        from: 'Open',
        to: 'Pending-Item sent to Ozma',
      });
      await record(store, [
        entry(1, {
          ...accepted,
          events: [event('submission-judged', submissionNumbered(1)), { ...told, at: minute(31) }],
        }),
      ]);
      await paused(store, [40, 50]);
      await paused(store, [45, 55]);
      expect(await ticketMinutes(store, 61)).toEqual([61, 35, 11, 15]);
    });

    it('are the same whatever the ticket names later, and however its file is told again', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Pending' })]);
      await record(store, [entry(1, { consumed: [{ kind: 'bunny', id: '1' }] })]);
      expect(await ticketMinutes(store, 60)).toEqual([60, 49, 11, 0]);
      const items = [...ticketRow('T-1').items, { kind: 'nest', id: 'N-2' }];
      await reimport(store, 60, { status: 'Pending', items });
      expect(await ticketMinutes(store, 60)).toEqual([60, 49, 11, 0]);
      expect(await ticketMinutes(store, 70)).toEqual([70, 49, 21, 0]);
    });

    it('follow statuses and instructions that a file gives and takes back', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Open' })]);
      await reimport(store, 20, { status: 'Open', instructedAt: null });
      await reimport(store, 40, { status: 'Open', instructedAt: minute(30) });
      await reimport(store, 50, { status: 'Closed', instructedAt: minute(30) });
      await reimport(store, 80, { status: 'Open', instructedAt: minute(30) });
      expect(await ticketMinutes(store, 90)).toEqual([60, 20, 40, 0]);
      await reimport(store, 95, { status: 'Closed', instructedAt: minute(30) });
      const facts = await store.reads.clockFacts({ ticket: 't-1' });
      expect(facts && ticketClock(facts, minute(500))).toMatchObject({ to: minute(95), closedSeconds: 1800 });
    });

    it('are stopped by pauses of the desk, the ticket, its owner and its kind, and by no other', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Pending', instructedAt: null })]);
      await paused(store, [1, 2]);
      await paused(store, [3, 5], { scope: { kind: 'ticket', ticket: 'T-1' }, scopeKey: 't-1' });
      await paused(store, [6, 9], { scope: { kind: 'owner', owner: 'Dora' }, scopeKey: 'dora.quillfeather' });
      await paused(store, [10, 14], { scope: { kind: 'item-kind', itemKind: 'bunny' }, scopeKey: 'bunny' });
      await paused(store, [20, 30], { scope: { kind: 'ticket', ticket: 'T-2' }, scopeKey: 't-2' });
      await paused(store, [20, 30], { scope: { kind: 'owner', owner: 'Ember' }, scopeKey: 'ember.fenwick' });
      await paused(store, [20, 30], { scope: { kind: 'item-kind', itemKind: 'nest' }, scopeKey: 'nest' });
      expect(await ticketMinutes(store, 40)).toEqual([40, 30, 0, 10]);
    });

    it('run for each submission of a ticket, and for one alone', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Pending' })]);
      await record(store, [entry(1), rejected(2), rejected(3, { ticket: null })]);
      const facts = await store.reads.clockFacts({ ticket: 'T-1' });
      const clocks = facts?.submissions.map((one) => [one.submission, submissionClock(facts, one, minute(60))]);
      expect(clocks).toMatchObject([
        [submissionNumbered(1), { from: minute(21), to: null, wallSeconds: 2340 }],
        [submissionNumbered(2), { from: minute(22), to: minute(32), wallSeconds: 600 }],
      ]);
      const second = facts && { ...facts, submissions: facts.submissions.slice(1) };
      expect(await store.reads.clockFacts({ submission: submissionNumbered(2) })).toEqual(second);
      expect(await store.reads.clockFacts({ submission: submissionNumbered(3) })).toMatchObject({
        ticket: null,
        submissions: [{ receivedAt: minute(23), kinds: ['bunny'] }],
      });
      expect(await store.reads.clockFacts({ submission: submissionNumbered(9) })).toBeNull();
      expect(await store.reads.clockFacts({ ticket: 'T-9' })).toBeNull();
    });

    it('end with the last repair, and with the verdict where a pause only kept the folder back', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Pending' })]);
      await record(store, [entry(1)]);
      const answer = await store.claimRepairs({
        ...{ now: minute(40), actor: 'ozma', holder: 'host 1 1', way: 'engine', kinds: null },
        ...{ tokens: ['a'], leaseUntil: minute(90), isTest: false },
      });
      const repair = answer.kind === 'claimed' ? (answer.claims[0]?.work.repair ?? 0) : 0;
      const outcome = { kind: 'fulfilled', note: null } as const;
      const retry = { attempts: 1, firstMs: 1, mostMs: 1 };
      await store.finishClaims([{ repair, token: 'a', outcome, actor: 'ozma', retry }], minute(45));
      const { id } = await store.openPause({
        ...{ kind: 'operator', source: null, who: 'Ada', why: 'a look', until: null, evidence: {} },
        ...{ ...desk, since: minute(46) },
      });
      await record(store, [rejected(2)]);
      await store.endPause({ id }, { actor: 'Ada', why: 'done', now: minute(50) });
      expect(await store.releaseDetained(minute(51), 10)).toHaveLength(1);
      const facts = await store.reads.clockFacts({ ticket: 'T-1' });
      const clocks = facts?.submissions.map((one) => submissionClock(facts, one, minute(60)));
      expect(clocks).toMatchObject([
        { from: minute(21), to: minute(45), wallSeconds: 1440, oursSeconds: 1440 },
        { from: minute(22), to: minute(32), wallSeconds: 600 },
      ]);
    });

    it('are told of every open ticket, page by page', async () => {
      await using place = await makeDesk();
      await using store = place.open();
      const rows = Array.from({ length: 1203 }, (_, n) =>
        ticketRow(`T-${n}`, { status: n % 3 === 0 ? 'Closed' : 'Open', instructedAt: null }),
      );
      await importTickets(store, rows);
      await paused(store, [0, 5]);
      const sizes: number[] = [];
      for await (const page of store.reads.openClockFacts()) sizes.push(page.length);
      expect(sizes).toEqual([500, 302]);
      const all = await collect(store.reads.openClockFacts());
      expect(all.every((facts) => `${minutesOf(ticketClock(facts, minute(9)))}` === '9,4,0,5')).toBe(true);
      const [one] = all;
      expect(one).toEqual({ ...(await store.reads.clockFacts({ ticket: 'T-1' })), submissions: [] });
    });
  });
};
