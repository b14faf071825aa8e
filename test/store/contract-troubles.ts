import { describe, expect, it } from 'vitest';
import type { RepairOutcome } from '../../src/domain/repair.ts';
import type { Store } from '../../src/store/store.ts';
import { decision } from './area-builders.ts';
import {
  digestOf,
  entry,
  entryItem,
  importTickets,
  minute,
  record,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';
import { step, told } from './signal-builders.ts';

const policy = { attempts: 2, firstMs: 600_000, mostMs: 600_000 };
const fault: RepairOutcome = { kind: 'fault', why: 'no answer', afterMs: null };

/** A desk with so many accepted bunnies of T-1, in the order of their numbers. */
const stock = async (store: Store, bunnies: number): Promise<void> => {
  await importTickets(store, [ticketRow('T-1')]);
  await record(store, [entry(1, { items: Array.from({ length: bunnies }, (_, n) => entryItem(String(n + 1))) })]);
};

/** Claims the next repairs at a minute; answers their tokens. */
const claim = async (store: Store, at: number, over: Partial<Parameters<Store['claimRepairs']>[0]> = {}) => {
  const tokens = over.tokens ?? [`token at ${at}`];
  const answer = await store.claimRepairs({
    ...{ now: minute(at), actor: 'ozma', holder: 'process 1', way: 'engine', kinds: ['bunny'] },
    ...{ leaseUntil: minute(at + 1000), isTest: false },
    ...over,
    tokens,
  });
  return answer.kind === 'claimed' ? answer.claims : [];
};

/** Tries the next repair: claimed at a minute, ended at another. Answers which one it was. */
const attempt = async (
  store: Store,
  [from, to]: readonly [number, number],
  outcome: RepairOutcome = fault,
  over: Partial<Parameters<Store['claimRepairs']>[0]> = {},
) => {
  const [held] = await claim(store, from, over);
  if (held === undefined) throw new Error('nothing was there to be claimed');
  const { token, work } = held;
  await store.finishClaims([{ repair: work.repair, token, outcome, actor: 'ozma', retry: policy }], minute(to));
  return work.repair;
};

const standing = async (store: Store) => {
  const filter = { states: null, ticketKey: null, itemKey: null };
  const all = await store.reads.repairs(filter, { after: null, limit: 99 });
  return all.map(({ repair, state, notBefore, attempts }) => [repair, state, notBefore, attempts]);
};

const describeForgiving = (makeDesk: () => Promise<Desk>): void => {
  it('costs no attempt since the instant that the trouble is put down to, brings back who was given up, and is told', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await stock(store, 4);
    expect(await attempt(store, [100, 100])).toBe(1);
    expect(await attempt(store, [101, 101])).toBe(2);
    expect(await attempt(store, [102, 102])).toBe(3);
    expect(await attempt(store, [115, 115])).toBe(1);
    expect(await attempt(store, [116, 116], { kind: 'retry', why: 'later', afterMs: 3_600_000 })).toBe(2);
    expect(await standing(store)).toEqual([
      [1, 'escalated', null, 2],
      [2, 'escalated', null, 2],
      [3, 'queued', minute(112), 1],
      [4, 'queued', null, 0],
    ]);
    await store.recordSignal(step('open', 'holding', { forgiveSince: minute(102) }), minute(120));
    expect(await standing(store)).toEqual([
      [1, 'queued', null, 1],
      [2, 'escalated', null, 2],
      [3, 'queued', null, 0],
      [4, 'queued', null, 0],
    ]);
    expect((await told(store)).slice(1)).toEqual([
      ['faults-forgiven', 'ozma', null, { repairs: [1, 3], since: minute(102) }],
      ['repair-requeued', 'ozma', 'T-1', { repair: 1, item: 'bunny:1', why: 'because of open' }],
    ]);
    await store.recordSignal(step('none', 'holding', { forgiveSince: minute(102) }), minute(121));
    expect((await told(store)).length).toBe(3);
    const [story] = await store.reads.find({ by: 'ticket', ticketKey: 't-1' }, 1);
    const counted = story?.repairs.map((one) => one?.attempts.map(({ isCounted }) => isCounted));
    expect(counted).toEqual([[true, false], [true, true], [false], []]);
  });

  it('brings back no attempt from before a person accepted the item anew', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await stock(store, 1);
    await attempt(store, [100, 100]);
    const [held] = await claim(store, 115);
    const altered = { repair: 1, token: held?.token ?? '', found: digestOf(8), actor: 'ozma' };
    expect(await store.withdrawAltered(altered, minute(115))).toBe(true);
    const found = [{ file: 'bunny-1.object', sha256: digestOf(8), bytes: 9 }];
    await store.acceptHeld(decision(submissionNumbered(1), { now: minute(116) }), found);
    await attempt(store, [117, 117]);
    expect(await standing(store)).toMatchObject([[1, 'queued', minute(127), 1]]);
    await store.recordSignal(step('open', 'holding', { forgiveSince: minute(116) }), minute(120));
    expect(await standing(store)).toEqual([[1, 'queued', null, 0]]);
  });

  it('leaves the wait that an answer asked for after a forgiven fault, and a claim in flight', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await stock(store, 2);
    const generous = { ...policy, attempts: 9 };
    const end = async (at: number, outcome: RepairOutcome) => {
      const [held] = await claim(store, at);
      const finish = {
        repair: held?.work.repair ?? 0,
        token: held?.token ?? '',
        outcome,
        actor: 'ozma',
        retry: generous,
      };
      return store.finishClaims([finish], minute(at));
    };
    await end(100, fault);
    await end(101, fault);
    await end(110, { kind: 'retry', why: 'later', afterMs: 3_600_000 });
    const [held] = await claim(store, 111);
    await store.recordSignal(step('open', 'holding', { forgiveSince: minute(0) }), minute(120));
    expect(await standing(store)).toEqual([
      [1, 'queued', minute(170), 1],
      [2, 'claimed', null, 0],
    ]);
    expect(await store.extendClaims([held?.token ?? ''], minute(2000))).toEqual([held?.token]);
  });
};

const describeTroubles = (makeDesk: () => Promise<Desk>): void => {
  const dora = { owner: 'Dora Quillfeather', ownerKey: 'dora.quillfeather' };
  const asked = { since: minute(100), now: minute(120), kinds: ['bunny'] };

  it('are nothing on a desk where nothing was repaired', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    expect(await store.repairTroubles(asked)).toEqual({
      ...{ faults: [], inFlight: [], lastEndAt: null, lastTest: null, waiting: 0 },
    });
  });

  it('tell the faults since, what is in flight, the last end, and how much waits, of what ozma repairs by itself', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await stock(store, 6);
    await attempt(store, [90, 99]);
    await attempt(store, [91, 100]);
    await attempt(store, [92, 101], fault, { way: 'hand', holder: 'Yuki' });
    await claim(store, 102);
    await claim(store, 103, { way: 'hand', holder: 'Yuki' });
    expect(await store.repairTroubles(asked)).toEqual({
      faults: [{ repair: 2, ...dora, at: minute(100), why: 'no answer' }],
      inFlight: [{ repair: 4, ...dora, claimedAt: minute(102) }],
      ...{ lastEndAt: minute(100), lastTest: null, waiting: 4 },
    });
    expect((await store.repairTroubles({ ...asked, now: minute(105) })).waiting).toBe(1);
    expect((await store.repairTroubles({ ...asked, kinds: ['nest'] })).waiting).toBe(0);
  });

  it('count as waiting what a pause of the desk stops, and not what a pause of its own stops', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await stock(store, 3);
    const waiting = async () => (await store.repairTroubles(asked)).waiting;
    await store.recordSignal(step('open', 'holding'), minute(110));
    expect(await waiting()).toBe(3);
    const own = { kind: 'operator', source: null, who: 'Yuki', why: 'x', until: null, evidence: {} } as const;
    const scopes = [
      { scope: { kind: 'ticket', ticket: 'T-1' }, scopeKey: 't-1' },
      { scope: { kind: 'owner', owner: 'Dora Quillfeather' }, scopeKey: 'dora.quillfeather' },
      { scope: { kind: 'item-kind', itemKind: 'bunny' }, scopeKey: 'bunny' },
    ] as const;
    for (const scoped of scopes) {
      const { id } = await store.openPause({ ...own, ...scoped, since: minute(110) });
      expect(await waiting()).toBe(0);
      await store.endPause({ id }, { actor: 'Yuki', why: 'x', now: minute(111) });
      expect(await waiting()).toBe(3);
    }
    await store.openPause({ ...own, scope: { kind: 'ticket', ticket: 'T-2' }, scopeKey: 't-2', since: minute(112) });
    expect(await waiting()).toBe(3);
  });

  it('tell the newest test repair since, while it runs and how it ended', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await stock(store, 3);
    await store.recordSignal(step('open', 'holding'), minute(80));
    await store.recordSignal(step('test', 'testing'), minute(81));
    const lastTest = async () => (await store.repairTroubles(asked)).lastTest;
    await attempt(store, [99, 104], fault, { isTest: true });
    expect(await lastTest()).toBe(null);
    const [held] = await claim(store, 110, { isTest: true });
    expect(await lastTest()).toEqual({ claimedAt: minute(110), ending: null });
    const finish = { repair: held?.work.repair ?? 0, token: held?.token ?? '', actor: 'ozma', retry: policy };
    await store.finishClaims([{ ...finish, outcome: { kind: 'fulfilled', note: null } }], minute(111));
    expect(await lastTest()).toEqual({ claimedAt: minute(110), ending: 'fulfilled' });
  });
};

/** The desk's repairs as the watch over the platform looks at them, and what it puts down to the platform. */
export const describeTroubled = (makeDesk: () => Promise<Desk>): void => {
  describe('forgiving faults', () => describeForgiving(makeDesk));
  describe('the troubles of repairs', () => describeTroubles(makeDesk));
};
