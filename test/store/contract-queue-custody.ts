import { describe, expect, it } from 'vitest';
import {
  digestOf,
  entry,
  entryItem,
  entryTicket,
  minute,
  recallOf,
  record,
  rejected,
  submissionNumbered,
} from './builders.ts';
import type { Desk } from './contract.ts';
import {
  claim,
  claimOne,
  finish,
  finishOf,
  fulfilled,
  ofDesk,
  queued,
  queuedTogether,
  request,
  type statusOf,
  told,
} from './queue-builders.ts';

const one = submissionNumbered(1);
const by = { actor: 'Yuki', why: 'over', now: minute(120) };

const placesIn = async (store: Parameters<typeof statusOf>[0]) => (await store.reads.figures()).places;

const describeReturning = (makeDesk: () => Promise<Desk>): void => {
  it('gives an item back with its finish, and the rest of the folder with its last item', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2']);
    const [first, second] = await claim(store, request('', { tokens: ['a', 'b'] }));
    if (first === undefined || second === undefined) throw new Error('two were expected');
    await finish(store, first, fulfilled, minute(101));
    const file = (id: string) => `bunny-${id}.object`;
    expect(await store.misplaced([one, submissionNumbered(9)])).toEqual([
      { submission: one, returned: [file('1')], held: [], isAll: false },
    ]);
    expect(await placesIn(store)).toEqual({ held: 0, repair: 1, returned: 1, trash: 0 });
    await finish(store, second, { kind: 'unrepairable', why: 'burnt' }, minute(102));
    expect(await store.misplaced([one])).toEqual([
      { submission: one, returned: [file('1'), file('2')], held: [], isAll: true },
    ]);
    expect(await placesIn(store)).toEqual({ held: 0, repair: 0, returned: 2, trash: 0 });
    expect((await recallOf(store, 't-1', ['bunny:1', 'bunny:2'])).custody.size).toBe(0);
    const returned = (await told(store)).filter(({ kind }) => kind === 'items-returned').map(({ body }) => body);
    expect(returned).toEqual([
      { items: ['bunny:1'], files: [file('1')] },
      { items: ['bunny:2'], files: [file('2')] },
    ]);
  });

  it('waits while a pause of the desk stops it, and goes on when that is over', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2', '3']);
    const claims = await claim(store, request('', { tokens: ['a', 'b'] }));
    await store.openPause(ofDesk);
    await store.finishClaims(
      claims.map((held) => finishOf(held)),
      minute(101),
    );
    expect(await placesIn(store)).toEqual({ held: 0, repair: 3, returned: 0, trash: 0 });
    expect(await store.misplaced([one])).toEqual([]);
    expect(await store.settleReturns(minute(102), 10)).toEqual([]);
    await store.endPause({ id: 1 }, by);
    const files = ['bunny-1.object', 'bunny-2.object'];
    const label = 'T-1 - Dora Quillfeather';
    expect(await store.settleReturns(minute(121), 10)).toEqual([{ submission: one, label, files, isAll: false }]);
    expect(await store.settleReturns(minute(122), 10)).toEqual([]);
    expect(await placesIn(store)).toEqual({ held: 0, repair: 1, returned: 2, trash: 0 });
    expect((await told(store)).at(-1)?.body).toEqual({ items: ['bunny:1', 'bunny:2'], files });
  });

  it('goes on for others while one owner is paused, a few submissions at a time', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2', '3', '4']);
    const claims = await claim(store, request('', { tokens: ['a', 'b', 'c', 'd'] }));
    await store.openPause(ofDesk);
    await store.openPause({ ...ofDesk, scope: { kind: 'ticket', ticket: 'T-2' }, scopeKey: 't-2' });
    await store.finishClaims(
      claims.map((held) => finishOf(held)),
      minute(101),
    );
    await store.endPause({ id: 1 }, by);
    const submissions = async (at: number) =>
      (await store.settleReturns(minute(at), 2)).map(({ submission, isAll }) => [submission, isAll]);
    expect(await submissions(121)).toEqual([
      [submissionNumbered(1), true],
      [submissionNumbered(3), true],
    ]);
    expect(await submissions(122)).toEqual([[submissionNumbered(4), true]]);
    expect(await submissions(123)).toEqual([]);
    await store.endPause({ id: 2 }, by);
    expect(await submissions(124)).toEqual([[submissionNumbered(2), true]]);
  });
};

const describeAltering = (makeDesk: () => Promise<Desk>): void => {
  it('holds an item that is not what was judged, says so, and repairs it never', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2']);
    const held = await claimOne(store, 'a');
    const found = digestOf(99);
    expect(await store.withdrawAltered({ repair: 1, token: 'x', found, actor: 'ozma' }, minute(101))).toBe(false);
    expect(await store.withdrawAltered({ repair: 1, token: 'a', found, actor: 'ozma' }, minute(101))).toBe(true);
    expect(await store.withdrawAltered({ repair: 1, token: 'a', found, actor: 'ozma' }, minute(102))).toBe(false);
    expect(await finish(store, held, fulfilled, minute(102))).toEqual({ kind: 'refused', why: 'not-held' });
    const reason = { code: 'ITEM_ALTERED', file: 'bunny-1.object', judged: digestOf(77), found };
    const [recorded] = await store.reads.find({ by: 'submission', id: one }, 1);
    expect(recorded?.items[0]).toMatchObject({
      ...{ verdict: 'held', disposition: 'hold', place: 'held', codes: ['ITEM_ALTERED'] },
    });
    expect(recorded?.later).toEqual([{ file: 'bunny-1.object', at: minute(101), reason }]);
    expect(recorded?.repairs[0]).toEqual({
      ...{ repair: 1, state: 'withdrawn', queuePlace: null, notBefore: null, finishedAt: null },
      attempts: [
        {
          ...{ holder: 'here', claimedAt: minute(100), endedAt: minute(101), end: 'altered', why: found },
          isCounted: false,
        },
      ],
    });
    expect(await store.misplaced([one])).toEqual([
      { submission: one, returned: [], held: ['bunny-1.object'], isAll: false },
    ]);
    expect(await placesIn(store)).toEqual({ held: 1, repair: 1, returned: 0, trash: 0 });
    const { code, ...body } = reason;
    expect((await told(store)).slice(-2)).toEqual([
      { kind: 'item-altered', actor: 'ozma', body: { repair: 1, item: 'bunny:1', ...body } },
      { kind: 'repair-withdrawn', actor: 'ozma', body: { repair: 1, item: 'bunny:1', why: code } },
    ]);
    expect((await recallOf(store, 't-1', ['bunny:1'])).custody.get('bunny:1')?.place).toBe('held');
  });

  it('takes the rest of the folder with the last item: back where something went back, else held', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2']);
    await claimOne(store, 'a');
    await store.withdrawAltered({ repair: 1, token: 'a', found: 'missing', actor: 'ozma' }, minute(101));
    const held = await store.lyingIn('held', { after: null, limit: 9 });
    expect(held.map(({ submission, items }) => [submission, items])).toEqual([[one, ['bunny:1']]]);
    expect(await store.misplaced([one])).toEqual([
      { submission: one, returned: [], held: ['bunny-1.object'], isAll: true },
    ]);
  });
};

const describeJudging = (makeDesk: () => Promise<Desk>): void => {
  it('makes judgements on its own ticket stale, and leaves those on others good', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2']);
    const { epoch } = await recallOf(store, 't-1');
    await claimOne(store, 'a');
    const of = (number: string) => ({ ticket: entryTicket({ number }) });
    expect(await store.record([rejected(8, of('T-1'))], epoch)).toEqual({ kind: 'stale' });
    expect(await store.record([rejected(7, of('T-2'))], epoch)).toMatchObject({ kind: 'recorded' });
    const { epoch: now } = await recallOf(store, 't-1');
    expect(await store.record([rejected(8, of('T-1'))], now)).toMatchObject({ kind: 'recorded' });
    expect(await store.record([rejected(9, { ticket: null })], epoch)).toEqual({ kind: 'stale' });
  });

  it('counts an item as free for another submission once it went back', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    await expect(record(store, [entry(7, { items: [entryItem('1')] })])).rejects.toThrow();
    await finish(store, await claimOne(store, 'a'), fulfilled, minute(101));
    expect(await record(store, [entry(7, { items: [entryItem('1')] })])).toMatchObject({ kind: 'recorded' });
  });
};

/** What repairs do to custody (product.md 1), and what judgements are told of it. */
export const describeQueueCustody = (makeDesk: () => Promise<Desk>): void => {
  describe('a finished item', () => describeReturning(makeDesk));
  describe('an altered item', () => describeAltering(makeDesk));
  describe('work on the queue', () => describeJudging(makeDesk));
};
