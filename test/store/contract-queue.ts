import { describe, expect, it } from 'vitest';
import { entry, entryItem, importTickets, minute, record, submissionNumbered, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';
import {
  claim,
  claimOne,
  fault,
  finish,
  finishOf,
  fulfilled,
  itemsOf,
  queued,
  queuedTogether,
  repairOf,
  request,
  retry,
  told,
} from './queue-builders.ts';

const describeClaiming = (makeDesk: () => Promise<Desk>): void => {
  it('gives everything that whoever repairs has to know, and a token to finish it with', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    const asked = request('a', { kinds: ['bunny'] });
    expect(await store.claimRepairs(asked)).toEqual({
      kind: 'claimed',
      claims: [
        {
          ...{ token: 'a', attempt: 1, claimedAt: minute(100), leaseUntil: minute(110), isTest: false },
          work: {
            ...{ repair: 1, submission: submissionNumbered(1), label: 'T-1 - Dora Quillfeather', ticket: 'T-1' },
            ...{ owner: { name: 'Dora Quillfeather', id: null }, position: 0, item: { kind: 'bunny', id: '1' } },
            ...{ name: 'Snowdrop', file: 'bunny-1.object', bytes: 812, sha256: entryItem('1').sha256, answered: 0 },
          },
        },
      ],
    });
    const body = { position: 0, attempt: 1, holder: 'here', way: 'engine', kinds: ['bunny'], isTest: false };
    const moved = { from: 'Pending-Item sent to Ozma', to: 'Pending-We are looking into it!' };
    expect(await told(store)).toEqual([
      { kind: 'repair-claimed', actor: 'ozma', body: { repair: 1, item: 'bunny:1', ...body } },
      { kind: 'ticket-status-changed', actor: 'ozma', body: moved },
    ]);
  });

  it('gives as many as there are tokens, of the kinds asked for, and nothing where nothing waits', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    const nest = entryItem('N-1', { ref: { kind: 'nest', id: 'N-1' } });
    await record(store, [entry(1, { items: [nest, entryItem('1'), entryItem('2'), entryItem('3')] })]);
    const tokens = ['a', 'b'];
    expect(itemsOf(await claim(store, request('', { kinds: ['bunny'], tokens })))).toEqual(['bunny:1', 'bunny:2']);
    expect(await claim(store, request('', { kinds: [], tokens }))).toEqual([]);
    expect(itemsOf(await claim(store, request('', { tokens: ['c', 'd', 'e'] })))).toEqual(['nest:N-1', 'bunny:3']);
    expect(await claim(store, request('f'))).toEqual([]);
    expect(await claim(store, request('', { tokens: [] }))).toEqual([]);
  });

  it('never gives one repair to two processes, however they take turns', async () => {
    await using desk = await makeDesk();
    await using first = desk.open();
    await using second = desk.open();
    const ids = Array.from({ length: 60 }, (_, n) => String(n + 1));
    await queued(first, ids);
    const turns = Array.from({ length: 40 }, (_, turn) => {
      const tokens = Array.from({ length: (turn * 7) % 4 }, (_, n) => `${turn}-${n}`);
      return claim(turn % 3 === 0 ? first : second, request('', { holder: `process ${turn % 3}`, tokens }));
    });
    const claims = (await Promise.all(turns)).flat();
    expect(itemsOf(claims).toSorted()).toEqual(ids.map((id) => `bunny:${id}`).toSorted());
    expect(new Set(claims.map(({ token }) => token)).size).toBe(ids.length);
    expect((await first.reads.figures()).repairs).toMatchObject({ queued: 0, claimed: 60 });
    expect(await second.claimHolders()).toEqual(['process 0', 'process 1', 'process 2']);
    expect(await second.reads.firstBrokenEvent()).toBeNull();
  });

  it('extends the leases of those who still hold their repairs, and of nobody else', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2']);
    const claims = await claim(store, request('', { tokens: ['a', 'b'] }));
    await store.finishClaims(
      claims.slice(0, 1).map((one) => finishOf(one)),
      minute(101),
    );
    expect(await store.extendClaims(['a', 'b', 'c'], minute(130))).toEqual(['b']);
    expect((await repairOf(store, '2'))?.claim?.leaseUntil).toBe(minute(130));
    expect(await store.takeOver({ now: minute(129), dead: [], retry })).toEqual([]);
  });
};

const describeFinishing = (makeDesk: () => Promise<Desk>): void => {
  it('counts once: the token is good for one end, whoever shows it again', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await using other = desk.open();
    await queued(store, ['1']);
    const one = await claimOne(store, 'a');
    const note = { kind: 'fulfilled', note: 'fed it' } as const;
    const twice = await store.finishClaims([finishOf(one, note), finishOf(one, fault)], minute(101));
    const again = { kind: 'refused', why: 'already-finished' };
    expect(twice).toEqual([{ kind: 'finished' }, again]);
    expect(await finish(other, one, fulfilled, minute(102))).toEqual(again);
    expect(await repairOf(store, '1')).toMatchObject({
      ...{ state: 'fulfilled', finishedAt: minute(101), claim: null, claims: 1, attempts: 0, lastWhy: 'fed it' },
    });
    const ends = (await told(store)).filter(({ kind }) => kind === 'repair-finished');
    expect(ends.map(({ body }) => body)).toEqual([
      { repair: 1, item: 'bunny:1', attempt: 1, outcome: 'fulfilled', note: 'fed it' },
    ]);
  });

  it('of two processes that hold one token lets one through', async () => {
    await using desk = await makeDesk();
    await using first = desk.open();
    await using second = desk.open();
    await queuedTogether(first, ['1', '2', '3']);
    const claims = await claim(first, request('', { tokens: ['a', 'b', 'c'] }));
    const ends = claims.map((one) => finishOf(one, { kind: 'unrepairable', why: 'burnt' }));
    const answers = await Promise.all([
      first.finishClaims(ends.slice(0, 2), minute(101)),
      second.finishClaims(ends.slice(1), minute(101)),
    ]);
    expect(answers.flat().map(({ kind }) => kind)).toEqual(['finished', 'finished', 'refused', 'finished']);
    expect((await first.reads.figures()).repairs).toMatchObject({ claimed: 0, unrepairable: 3 });
  });

  it('is refused for a repair that nobody knows, or that is not held by this token', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1']);
    const one = await claimOne(store, 'a');
    const unknown = { ...finishOf(one), repair: 99 };
    expect(await store.finishClaims([unknown, { ...finishOf(one), token: 'b' }], minute(101))).toEqual([
      { kind: 'refused', why: 'unknown-repair' },
      { kind: 'refused', why: 'not-held' },
    ]);
    expect(await repairOf(store, '1')).toMatchObject({ state: 'claimed', claim: { token: 'a' } });
  });
};

const describeGivingUp = (makeDesk: () => Promise<Desk>): void => {
  it('gives a claim back as if it had not been made, at its old place', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queued(store, ['1', '2']);
    const one = await claimOne(store, 'a');
    const by = { actor: 'Ren', why: 'closing time', now: minute(101) };
    expect(await store.releaseClaims(['a', 'x'], by)).toEqual(['a']);
    expect(await store.releaseClaims(['a'], by)).toEqual([]);
    expect(await finish(store, one, fulfilled, minute(102))).toEqual({ kind: 'refused', why: 'not-held' });
    expect(await repairOf(store, '1')).toMatchObject({ state: 'queued', queuePlace: 1, attempts: 0, notBefore: null });
    expect((await told(store)).at(-1)).toEqual({
      ...{ kind: 'repair-released', actor: 'Ren' },
      body: { repair: 1, item: 'bunny:1', attempt: 1, why: 'closing time' },
    });
    expect((await claimOne(store, 'b')).attempt).toBe(2);
  });

  it('is taken over when its lease is over or its holder is dead; a late finish with the old token is refused', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await using other = desk.open();
    await queued(store, ['1', '2', '3']);
    const late = await claimOne(store, 'a');
    await claimOne(store, 'b', { holder: 'dead', leaseUntil: minute(200) });
    await claimOne(store, 'c', { leaseUntil: minute(200) });
    const gone = { now: minute(110), dead: ['dead', 'another'], retry };
    expect(await other.takeOver(gone)).toEqual([
      { repair: 1, holder: 'here', next: 'queued' },
      { repair: 2, holder: 'dead', next: 'queued' },
    ]);
    expect(await other.takeOver(gone)).toEqual([]);
    expect(await finish(store, late, fulfilled, minute(111))).toEqual({ kind: 'refused', why: 'not-held' });
    const again = await claimOne(other, 'd', { now: minute(111), leaseUntil: minute(121) });
    expect(again).toMatchObject({ attempt: 2, work: { repair: 1 } });
    expect(await finish(store, late, fulfilled, minute(112))).toEqual({ kind: 'refused', why: 'not-held' });
    expect(await finish(other, again, fulfilled, minute(112))).toEqual({ kind: 'finished' });
    const lapsed = (await told(store)).filter(({ kind }) => kind === 'repair-lapsed').map(({ body }) => body);
    const told1 = { attempt: 1, isCounted: true, next: 'queued' };
    expect(lapsed).toEqual([
      { repair: 1, item: 'bunny:1', holder: 'here', why: 'lease-over', ...told1 },
      { repair: 2, item: 'bunny:2', holder: 'dead', why: 'holder-gone', ...told1 },
    ]);
  });
};

/** The repair queue (product.md 10): who may claim, and who may finish. */
export const describeQueue = (makeDesk: () => Promise<Desk>): void => {
  describe('a claim', () => describeClaiming(makeDesk));
  describe('a finish', () => describeFinishing(makeDesk));
  describe('a claim that comes to nothing', () => describeGivingUp(makeDesk));
};
