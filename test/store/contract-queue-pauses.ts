import { describe, expect, it } from 'vitest';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  collect,
  entry,
  entryItem,
  entryTicket,
  importTickets,
  minute,
  record,
  rejected,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';
import {
  claim,
  claimOne,
  fault,
  finish,
  fulfilled,
  itemsOf,
  ofDesk,
  ofPlatform,
  queued,
  repairOf,
  request,
  told,
} from './queue-builders.ts';
import { step } from './signal-builders.ts';

const by = { actor: 'Yuki', why: 'over', now: minute(120) };
const ofTicket: PauseOpening = { ...ofDesk, scope: { kind: 'ticket', ticket: 'T-2' }, scopeKey: 't-2' };
const ofOwner: PauseOpening = { ...ofDesk, scope: { kind: 'owner', owner: 'Ember' }, scopeKey: 'ember' };
const ofKind: PauseOpening = { ...ofDesk, scope: { kind: 'item-kind', itemKind: 'nest' }, scopeKey: 'nest' };

/** Four tickets in order: of Dora, of Dora, of Ember, and one of Dora with a nest. */
const mixed = async (store: Store): Promise<void> => {
  const ember = { owner: { name: 'Ember', id: null }, ownerKey: 'ember' };
  await importTickets(store, [ticketRow('T-1'), ticketRow('T-2'), ticketRow('T-3', ember), ticketRow('T-4')]);
  const nest = entryItem('4', { ref: { kind: 'nest', id: '4' } });
  await record(
    store,
    [1, 2, 3, 4].map((n) =>
      entry(n, { ticket: entryTicket({ number: `T-${n}` }), items: [n === 4 ? nest : entryItem(String(n))] }),
    ),
  );
};

const tokens = ['a', 'b', 'c', 'd', 'e'];

/** The platform's signal has been quiet long enough: its pause waits for a test repair. */
const testing = async (store: Store): Promise<void> => {
  await store.recordSignal(step('open', 'holding'), minute(1));
  await store.recordSignal(step('test', 'testing'), minute(2));
};

const describeDeskPauses = (makeDesk: () => Promise<Desk>): void => {
  it('stops every claim and names itself; what is in flight may finish', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2']);
    const one = await claimOne(store, 'a');
    const pauses = [await store.openPause(ofDesk), await store.openPause(ofPlatform)];
    expect(await store.claimRepairs(request('b'))).toEqual({ kind: 'paused', pauses });
    expect(await store.claimRepairs(request('b', { isTest: true }))).toEqual({ kind: 'paused', pauses });
    expect(await finish(store, one, fulfilled, minute(101))).toEqual({ kind: 'finished' });
    await store.endPause({ id: 2 }, by);
    expect(await store.claimRepairs(request('b'))).toEqual({ kind: 'paused', pauses: pauses.slice(0, 1) });
    await store.endPause({ id: 1 }, by);
    expect(itemsOf([await claimOne(store, 'b')])).toEqual(['bunny:2']);
  });

  it('lets one repair through that tests the platform, one at a time', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2', '3']);
    await testing(store);
    expect((await store.claimRepairs(request('a'))).kind).toBe('paused');
    const asked = request('', { tokens: ['a', 'b'], isTest: true });
    const answer = await store.claimRepairs(asked);
    if (answer.kind === 'paused') throw new Error('a test was expected');
    expect(answer.claims).toMatchObject([{ token: 'a', isTest: true, work: { repair: 1 } }]);
    expect((await store.claimRepairs(asked)).kind).toBe('paused');
    const [one] = answer.claims;
    if (one === undefined) throw new Error('a claim was expected');
    expect(await finish(store, one, fault, minute(101))).toMatchObject({ isCounted: false });
    expect((await store.claimRepairs(asked)).kind).toBe('claimed');
    expect(
      (await told(store)).filter(({ kind }) => kind === 'repair-claimed').map(({ body }) => body['isTest']),
    ).toEqual([true, true]);
  });

  it('tests with another repair once one has failed the test, and with the first again when all have', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2', '3']);
    await testing(store);
    const tested: number[] = [];
    for (const minutes of [101, 102, 103, 104]) {
      const one = await claimOne(store, `at ${minutes}`, { now: minute(minutes), isTest: true });
      tested.push(one.work.repair);
      expect(await finish(store, one, fault, minute(minutes))).toMatchObject({ kind: 'postponed', isCounted: false });
    }
    expect(tested).toEqual([1, 2, 3, 1]);
    await store.endPause({ id: 1 }, by);
    expect((await claimOne(store, 'after', { now: minute(105) })).work.repair).toBe(1);
  });

  it('tests with a folder that the pause kept where nothing else waits', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await testing(store);
    await queued(store, ['1']);
    expect((await store.claimRepairs(request('a', { isTest: false }))).kind).toBe('paused');
    expect(await claimOne(store, 'a', { isTest: true })).toMatchObject({ isTest: true, work: { repair: 1 } });
    expect((await told(store)).map(({ kind }) => kind)).toContain('submission-placed');
  });

  it('lets no test through while a person or the schedule pauses the desk too', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    await testing(store);
    await store.openPause(ofDesk);
    expect((await store.claimRepairs(request('a', { isTest: true }))).kind).toBe('paused');
    await store.endPause({ id: 2 }, by);
    expect((await store.claimRepairs(request('a', { isTest: true }))).kind).toBe('claimed');
  });
};

const describeScopedPauses = (makeDesk: () => Promise<Desk>): void => {
  it.each([
    ['a ticket', ofTicket, ['bunny:1', 'bunny:3', 'nest:4']],
    ['an owner', ofOwner, ['bunny:1', 'bunny:2', 'nest:4']],
    ['a kind', ofKind, ['bunny:1', 'bunny:2', 'bunny:3']],
  ] as const)('of %s is passed over while the others go on, and keeps its place', async (_name, opening, others) => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await mixed(store);
    await store.openPause(opening);
    const answer = await claim(store, request('', { tokens }));
    expect(itemsOf(answer)).toEqual(others);
    await store.releaseClaims(tokens, { actor: 'ozma', why: 'stopped', now: minute(101) });
    await store.endPause({ id: 1 }, by);
    expect(itemsOf(await claim(store, request('', { tokens })))).toEqual(['bunny:1', 'bunny:2', 'bunny:3', 'nest:4']);
  });

  it('is told of the repairs that it stops', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await mixed(store);
    for (const opening of [ofTicket, ofOwner, ofDesk]) await store.openPause(opening);
    const listed = await store.reads.repairs(
      { states: null, ticketKey: null, itemKey: null },
      { after: null, limit: 9 },
    );
    expect(listed.map(({ pausedBy }) => pausedBy)).toEqual([[3], [1, 3], [2, 3], [3]]);
  });

  it('follows a ticket to its new owner', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await mixed(store);
    await store.openPause(ofOwner);
    const mended = ticketRow('T-3', { owner: { name: 'Dora Quillfeather', id: null }, ownerKey: 'dora.quillfeather' });
    await importTickets(store, [ticketRow('T-1'), ticketRow('T-2'), mended, ticketRow('T-4')], 2);
    expect((await repairOf(store, '3'))?.pausedBy).toEqual([]);
    expect(itemsOf(await claim(store, request('', { tokens })))).toContain('bunny:3');
  });
};

const describeDetaining = (makeDesk: () => Promise<Desk>): void => {
  const n = submissionNumbered;

  it('keeps what is judged meanwhile in processing, but not what is held, and queues it at its place', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await store.openPause(ofDesk);
    const held = entryItem('3', { verdict: 'held', disposition: 'hold', place: 'held' });
    const entries = [entry(1), rejected(2), entry(3, { verdict: 'held', disposition: 'hold', items: [held] })];
    expect(await record(store, entries)).toEqual({ kind: 'recorded', alreadyRecorded: [], detained: [n(1), n(2)] });
    expect((await store.placements([n(1), n(3)])).map(({ isDetained }) => isDetained)).toEqual([true, false]);
    expect((await store.reads.figures()).detained).toBe(2);
    expect((await store.reads.find({ by: 'submission', id: n(1) }, 1))[0]?.isDetained).toBe(true);
    expect(await repairOf(store, '1')).toMatchObject({ state: 'queued', queuePlace: 1 });
    expect(await store.releaseDetained(minute(119), 10)).toEqual([]);
  });

  it('lets go when the pause is over, oldest first and a few at a time; until then nothing of it is claimed', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await store.openPause(ofDesk);
    await record(store, [entry(1), rejected(2), entry(3)]);
    await store.endPause({ id: 1 }, by);
    expect(await claim(store, request('a'))).toEqual([]);
    const file = (id: number, disposition: 'repair' | 'return') => ({ file: `bunny-${id}.object`, disposition });
    expect(await store.releaseDetained(minute(121), 2)).toEqual([
      { submission: n(1), disposition: 'repair', isDetained: false, items: [file(1, 'repair')] },
      { submission: n(2), disposition: 'return', isDetained: false, items: [file(2, 'return')] },
    ]);
    expect(itemsOf(await claim(store, request('', { tokens })))).toEqual(['bunny:1']);
    expect((await store.releaseDetained(minute(122), 2)).map(({ submission }) => submission)).toEqual([n(3)]);
    expect(await store.releaseDetained(minute(123), 2)).toEqual([]);
    const placed = await collect(store.reads.eventsOf(['submission-placed']));
    expect(placed.map(({ at, submission, ticket, body }) => [at, submission, ticket, body])).toEqual([
      [minute(121), n(1), 'T-1', { place: 'repair' }],
      [minute(121), n(2), 'T-1', { place: 'returned' }],
      [minute(122), n(3), 'T-1', { place: 'repair' }],
    ]);
  });

  it('goes by ticket, owner and kind, and lets the others go', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    for (const opening of [ofTicket, ofOwner, ofKind]) await store.openPause(opening);
    await mixed(store);
    expect((await store.placements([1, 2, 3, 4].map(n))).map(({ isDetained }) => isDetained)).toEqual([
      ...[false, true, true, true],
    ]);
    await store.endPause({ id: 2 }, by);
    expect((await store.releaseDetained(minute(121), 9)).map(({ submission }) => submission)).toEqual([n(3)]);
    await store.endPause({ id: 3 }, by);
    await store.endPause({ id: 1 }, by);
    expect((await store.releaseDetained(minute(122), 9)).map(({ submission }) => submission)).toEqual([n(2), n(4)]);
  });
};

/** While paused (product.md 10): what stops, what goes on, what waits. */
export const describeQueuePauses = (makeDesk: () => Promise<Desk>): void => {
  describe('a pause of the desk', () => describeDeskPauses(makeDesk));
  describe('a pause of its own', () => describeScopedPauses(makeDesk));
  describe('a pause at intake', () => describeDetaining(makeDesk));
};
