import { describe, expect, it } from 'vitest';
import { minute } from './builders.ts';
import type { Desk } from './contract.ts';
import {
  claim,
  claimOne,
  fault,
  finish,
  fulfilled,
  ofPlatform,
  queued,
  repairOf,
  request,
  retry,
  told,
} from './queue-builders.ts';

const again = (afterMs: number | null) => ({ kind: 'retry', why: 'not yet', afterMs }) as const;
const requeuer = (now: number) => ({ actor: 'Ren', why: 'mended the rig', now: minute(now) });

const describeTrying = (makeDesk: () => Promise<Desk>): void => {
  it('waits longer after each fault, and goes to a person when its attempts are used up', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    const first = await finish(store, await claimOne(store, 'a'), fault, minute(100));
    expect(first).toEqual({ kind: 'postponed', notBefore: minute(101), isCounted: true });
    expect(await claim(store, request('b'))).toEqual([]);
    const second = await finish(store, await claimOne(store, 'b', { now: minute(101) }), fault, minute(101));
    expect(second).toEqual({ kind: 'postponed', notBefore: minute(103), isCounted: true });
    const third = await finish(store, await claimOne(store, 'c', { now: minute(103) }), again(5), minute(103));
    expect(third).toEqual({ kind: 'escalated' });
    expect(await claim(store, request('d', { now: minute(999) }))).toEqual([]);
    expect(await repairOf(store, '1')).toMatchObject({
      ...{ state: 'escalated', attempts: 3, claims: 3, lastWhy: 'not yet', notBefore: null, queuePlace: null },
    });
    const about = { repair: 1, item: 'bunny:1' };
    expect((await told(store)).filter(({ kind }) => /postponed|escalated/u.test(kind))).toEqual([
      {
        ...{ kind: 'repair-postponed', actor: 'ozma' },
        body: {
          ...{ ...about, attempt: 1, outcome: 'fault', why: 'it hung', attempts: 1 },
          ...{ notBefore: minute(101), isCounted: true },
        },
      },
      {
        ...{ kind: 'repair-postponed', actor: 'ozma' },
        body: {
          ...{ ...about, attempt: 2, outcome: 'fault', why: 'it hung', attempts: 2 },
          ...{ notBefore: minute(103), isCounted: true },
        },
      },
      {
        ...{ kind: 'repair-escalated', actor: 'ozma' },
        body: { ...about, attempt: 3, outcome: 'retry', why: 'not yet', attempts: 3 },
      },
    ]);
  });

  it('waits as long as an answer asks for, and asks for a new answer then; a fault asks for the same one', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    const asked = await finish(store, await claimOne(store, 'a'), again(1_800_000), minute(100));
    expect(asked).toEqual({ kind: 'postponed', notBefore: minute(130), isCounted: true });
    const second = await claimOne(store, 'b', { now: minute(130) });
    await finish(store, second, fault, minute(130));
    const third = await claimOne(store, 'c', { now: minute(140) });
    expect([second.work.answered, third.work.answered]).toEqual([1, 1]);
  });

  it('counts a lapsed claim as an attempt', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    for (const turn of [0, 1, 2]) {
      await claimOne(store, `a${turn}`, { now: minute(100 + turn), leaseUntil: minute(101 + turn) });
      const [taken] = await store.takeOver({ now: minute(101 + turn), dead: [], retry });
      expect(taken?.next).toBe(turn === 2 ? 'escalated' : 'queued');
    }
    expect((await told(store)).slice(-2)).toMatchObject([
      { kind: 'repair-lapsed', body: { attempt: 3, isCounted: true, next: 'escalated' } },
      { kind: 'repair-escalated', body: { attempt: 3, outcome: 'lapsed', attempts: 3 } },
    ]);
  });

  it('costs neither an attempt nor a place nor time while the platform is unstable', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2', '3', '4']);
    const claims = await claim(store, request('', { tokens: ['a', 'b', 'c'] }));
    await store.openPause(ofPlatform);
    const [one, two] = claims;
    if (one === undefined || two === undefined) throw new Error('three were expected');
    const free = { kind: 'postponed', notBefore: null, isCounted: false };
    expect(await finish(store, one, fault, minute(101))).toEqual(free);
    expect(await finish(store, two, again(60_000), minute(101))).toEqual(free);
    await store.takeOver({ now: minute(110), dead: [], retry });
    await store.endPause({ id: 1 }, requeuer(111));
    for (const id of ['1', '2', '3']) {
      expect(await repairOf(store, id)).toMatchObject({ attempts: 0, notBefore: null, queuePlace: Number(id) });
    }
    const after = await claim(store, request('', { now: minute(111), tokens: ['d', 'e', 'f', 'g'] }));
    expect(after.map(({ work, attempt }) => [work.repair, attempt])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 1],
    ]);
  });
};

const describeRequeueing = (makeDesk: () => Promise<Desk>): void => {
  it('brings an escalated repair back to its place, and its attempts count anew', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2']);
    const one = await claimOne(store, 'a');
    await store.finishClaims(
      [{ ...{ repair: one.work.repair, token: 'a', outcome: fault, actor: 'ozma' }, retry: { ...retry, attempts: 1 } }],
      minute(100),
    );
    expect(await store.requeue({ itemKey: 'bunny:1' }, requeuer(101))).toEqual({ kind: 'requeued', repair: 1 });
    expect(await repairOf(store, '1')).toMatchObject({ state: 'queued', queuePlace: 1, attempts: 0, claims: 1 });
    expect((await told(store)).at(-1)).toEqual({
      ...{ kind: 'repair-requeued', actor: 'Ren' },
      body: { repair: 1, item: 'bunny:1', why: 'mended the rig' },
    });
  });

  it('ends the wait of one that is to be tried again', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    await finish(store, await claimOne(store, 'a'), fault, minute(100));
    expect(await store.requeue({ repair: 1 }, requeuer(100))).toEqual({ kind: 'requeued', repair: 1 });
    expect((await claimOne(store, 'b')).attempt).toBe(2);
  });

  it('is refused where there is nothing to put back, and says why', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2', '3']);
    const requeue = (repair: number) => store.requeue({ repair }, requeuer(101));
    const refused = (why: string) => ({ kind: 'refused', why });
    expect(await requeue(1)).toEqual(refused('waits-already'));
    const [one, two] = await claim(store, request('', { tokens: ['a', 'b'] }));
    if (one === undefined || two === undefined) throw new Error('two were expected');
    expect(await requeue(1)).toEqual(refused('claimed'));
    await finish(store, one, fulfilled, minute(101));
    expect(await requeue(1)).toEqual(refused('finished'));
    await store.withdrawAltered({ repair: 2, token: 'b', found: 'missing', actor: 'ozma' }, minute(101));
    expect(await requeue(2)).toEqual(refused('withdrawn'));
    expect(await requeue(99)).toEqual(refused('unknown-repair'));
    expect(await store.requeue({ itemKey: 'nest:1' }, requeuer(101))).toEqual(refused('unknown-repair'));
  });
};

/** What becomes of a repair that an attempt did not finish (product.md 10). */
export const describeQueueTries = (makeDesk: () => Promise<Desk>): void => {
  describe('another try', () => describeTrying(makeDesk));
  describe('putting back', () => describeRequeueing(makeDesk));
};
