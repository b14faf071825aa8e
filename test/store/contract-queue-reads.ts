import { describe, expect, it } from 'vitest';
import type { RepairFilter } from '../../src/store/reads.ts';
import { everySubmission } from '../../src/store/reads.ts';
import { collect, entry, importTickets, minute, record, rejected, submissionNumbered, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';
import { claim, claimOne, fault, finish, finishOf, queued, request } from './queue-builders.ts';

const everything: RepairFilter = { states: null, ticketKey: null, itemKey: null };

const filters: readonly (readonly [Partial<RepairFilter>, readonly number[]])[] = [
  [{}, [1, 2, 3, 4]],
  [{ states: ['queued'] }, [2, 4]],
  [{ states: ['claimed', 'fulfilled'] }, [1, 3]],
  [{ states: [] }, []],
  [{ ticketKey: 't-2' }, [2]],
  [{ ticketKey: 't-2', states: ['claimed'] }, []],
  [{ itemKey: 'bunny:3' }, [3]],
  [{ itemKey: 'bunny:9' }, []],
];

/** Four repairs: finished, waiting for another try, claimed, and waiting for its turn. */
const stocked = async (desk: Desk) => {
  const store = desk.open();
  await queued(store, ['1', '2', '3', '4']);
  const [first, second] = await claim(store, request('', { tokens: ['a', 'b', 'c'] }));
  if (first === undefined || second === undefined) throw new Error('three were expected');
  await store.finishClaims([finishOf(first), finishOf(second, fault)], minute(101));
  return store;
};

const describeLists = (makeDesk: () => Promise<Desk>): void => {
  it('show where a repair stands, who holds it, and what was said last', async () => {
    await using desk = await makeDesk();
    await using store = await stocked(desk);
    const listed = await store.reads.repairs(everything, { after: null, limit: 9 });
    const of = (n: number) => ({
      ...{ repair: n, item: { kind: 'bunny', id: String(n) }, name: 'Snowdrop', ticket: `T-${n}` },
      ...{ owner: 'Dora Quillfeather', submission: submissionNumbered(n), label: 'T-1 - Dora Quillfeather' },
      ...{ openedAt: minute(0), queuedAt: minute(30 + n), notBefore: null, claim: null, queuePlace: null },
      ...{ attempts: 0, claims: 1, finishedAt: null, lastWhy: null, pausedBy: [] },
    });
    const held = { token: 'c', holder: 'here', claimedAt: minute(100), leaseUntil: minute(110) };
    expect(listed).toEqual([
      { ...of(1), state: 'fulfilled', finishedAt: minute(101) },
      { ...of(2), state: 'queued', queuePlace: 1, notBefore: minute(102), attempts: 1, lastWhy: 'it hung' },
      { ...of(3), state: 'claimed', claim: held },
      { ...of(4), state: 'queued', queuePlace: 2, claims: 0 },
    ]);
  });

  it.each(filters)('take %j in the order of the queue', async (filter, expected) => {
    await using desk = await makeDesk();
    await using store = await stocked(desk);
    const listed = await store.reads.repairs({ ...everything, ...filter }, { after: null, limit: 9 });
    expect(listed.map(({ repair }) => repair)).toEqual(expected);
  });

  it('come page by page, from the one after another', async () => {
    await using desk = await makeDesk();
    await using store = await stocked(desk);
    const page = async (after: number | null) =>
      (await store.reads.repairs(everything, { after, limit: 3 })).map(({ repair }) => repair);
    expect([await page(null), await page(3), await page(4)]).toEqual([[1, 2, 3], [4], []]);
  });
};

const describeStories = (makeDesk: () => Promise<Desk>): void => {
  it('tell every attempt of a repair, the one that is held last', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    await finish(store, await claimOne(store, 'a'), fault, minute(101));
    await claimOne(store, 'b', { now: minute(102), holder: 'Ren', way: 'hand', actor: 'Ren' });
    const [found] = await store.reads.find({ by: 'item', itemKey: 'bunny:1' }, 1);
    const ended = { holder: 'here', claimedAt: minute(100), endedAt: minute(101), end: 'fault', why: 'it hung' };
    const held = { holder: 'Ren', claimedAt: minute(102), endedAt: null, end: null, why: null };
    const attempts = [
      { ...ended, isCounted: true },
      { ...held, isCounted: false },
    ];
    const view = { repair: 1, state: 'claimed', queuePlace: null, notBefore: null, finishedAt: null, attempts };
    expect(found?.repairs).toEqual([view]);
    const [page] = await collect(store.reads.submissions(everySubmission));
    expect(page?.repairs).toEqual([view]);
  });

  it('count repairs by state, and those that wait for another try', async () => {
    await using desk = await makeDesk();
    await using store = await stocked(desk);
    const states = { queued: 2, claimed: 1, fulfilled: 1, unrepairable: 0, escalated: 0, withdrawn: 0 };
    expect(await store.reads.figures()).toMatchObject({ queued: 2, repairs: { ...states, postponed: 1 } });
  });
};

const describeRest = (makeDesk: () => Promise<Desk>): void => {
  it('tells the events of some kinds in order, and not those that come meanwhile', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [entry(1), rejected(2)]);
    const seen: number[] = [];
    for await (const page of store.reads.eventsOf(['submission-judged', 'desk-made'])) {
      seen.push(...page.map(({ seq }) => seq));
      await record(store, [rejected(3)]);
    }
    const judged = await Promise.all([1, 2].map((n) => store.reads.events({ submission: submissionNumbered(n) })));
    expect(seen).toEqual([1, ...judged.map(([first]) => first?.seq)]);
    expect(await collect(store.reads.eventsOf(['trash-purged']))).toEqual([]);
  });

  it('remembers what serve says of itself, until it ends', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    expect(await store.reads.serveState()).toBeNull();
    const state = { holder: 'here', startedAt: minute(1), beatAt: minute(2), intakeStoppedBecause: null };
    await store.noteServe(state);
    expect(await store.reads.serveState()).toEqual(state);
    await using other = desk.open();
    await other.noteServe({ ...state, beatAt: minute(3), intakeStoppedBecause: 'the disk is full' });
    expect(await store.reads.serveState()).toMatchObject({
      beatAt: minute(3),
      intakeStoppedBecause: 'the disk is full',
    });
    await store.noteServe(null);
    expect(await other.reads.serveState()).toBeNull();
  });
};

/** What screens read of the queue. */
export const describeQueueReads = (makeDesk: () => Promise<Desk>): void => {
  describe('lists of repairs', () => describeLists(makeDesk));
  describe('stories of repairs', () => describeStories(makeDesk));
  describe('a desk at work', () => describeRest(makeDesk));
};
