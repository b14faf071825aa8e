import { describe, expect, it, vi } from 'vitest';
import { OzmaError } from '../../src/domain/ozma-error.ts';
import type { Signal, SignalChange } from '../../src/domain/stability.ts';
import type { Store } from '../../src/store/store.ts';
import { folders, openWorkingDesk } from './working-desk.ts';
import { clock, fulfil, looked, openGate, work } from './working-runner.ts';

const pause = (store: Store) =>
  store.openPause({
    ...{ kind: 'operator', source: null, who: 'Yuki', why: 'lunch', until: null, evidence: {} },
    ...{ scope: { kind: 'desk' }, scopeKey: '', since: clock() },
  });

const resume = (store: Store, id: number) => store.endPause({ id }, { actor: 'Yuki', why: 'back', now: clock() });

const stages = { open: 'holding', test: 'testing', hold: 'holding', end: 'running', none: 'running' } as const;

/** Has the feed say what changes its pause. */
const feedSays = async (store: Store, change: SignalChange): Promise<void> => {
  const now = clock();
  const signal: Signal = {
    ...{ source: 'feed', stage: stages[change], stageSince: now, recent: [], lastTroubleAt: null },
    ...{ last: null, unknownSince: null, memory: {} },
  };
  await store.recordSignal({ signal, change, why: 'the feed says so', evidence: {}, forgiveSince: null }, now);
};

describe('a pause of the desk', () => {
  it('stops the next claim; what is under way ends, and its item stays until the pause ends', async () => {
    await using desk = await openWorkingDesk(folders(2));
    const [first] = desk.names;
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform, concurrency: 1 });
    await gate.entered(1);
    const { id } = await pause(desk.store);
    await runner.told('stopped');
    gate.open('1');
    await runner.told('finished');
    await looked(runner);
    expect([gate.inside(), desk.filesIn('returned')]).toEqual([[], []]);
    await resume(desk.store, id);
    runner.wake();
    await gate.entered(1);
    await vi.waitFor(() => expect(desk.filesIn('returned')).toEqual([`${first}/bunny-1.object`, `${first}/note.txt`]));
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'stopped', 'finished', 'started', 'claimed']);
  });

  it('keeps a folder in processing, which comes to its area and is repaired when the pause ends', async () => {
    await using desk = await openWorkingDesk(folders(1), 'processing', pause);
    await using runner = work(desk);
    await runner.told('stopped');
    const lies = { processing: desk.filesIn('processing').length, repair: desk.filesIn('repair').length };
    const [{ id } = { id: 0 }] = await desk.store.pauses();
    await resume(desk.store, id);
    await runner.told('finished');
    await vi.waitFor(() => expect(desk.filesIn('returned')).toHaveLength(2));
    expect([lies, desk.filesIn('processing'), desk.filesIn('repair')]).toEqual([{ processing: 2, repair: 0 }, [], []]);
  });
});

describe('after the platform was unstable', () => {
  it('one test repair is made, and after the pause one at a time, then two, then four, then all', async () => {
    await using desk = await openWorkingDesk(folders(30));
    await feedSays(desk.store, 'open');
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform, concurrency: 5 });
    await runner.told('stopped');
    expect(gate.inside()).toEqual([]);
    await feedSays(desk.store, 'test');
    await gate.entered(1);
    runner.wake();
    gate.open('1');
    await runner.told('finished');
    await looked(runner);
    expect([runner.bunnies('claimed'), gate.inside()]).toEqual([['1'], []]);
    await feedSays(desk.store, 'end');
    const underWay: number[] = [];
    for (const expected of [1, 2, 4, 5, 5]) {
      await gate.entered(expected);
      await looked(runner);
      underWay.push(gate.inside().length);
      const [next = ''] = gate.inside();
      gate.open(next);
    }
    expect(underWay).toEqual([1, 2, 4, 5, 5]);
    const tests = runner.news.flatMap((one) =>
      one.kind === 'claimed' && one.claim.isTest ? [one.claim.work.item.id] : [],
    );
    expect(tests).toEqual(['1']);
  });

  it('a test that a fault ends is left to the watch, and another is made once it waits again', async () => {
    await using desk = await openWorkingDesk(folders(3));
    await feedSays(desk.store, 'open');
    await feedSays(desk.store, 'test');
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform });
    await gate.entered(1);
    gate.open('1', { kind: 'fault', why: 'still down', afterMs: null });
    await runner.told('postponed');
    await looked(runner);
    expect(gate.inside()).toEqual([]);
    await feedSays(desk.store, 'hold');
    await feedSays(desk.store, 'test');
    await gate.entered(1);
    expect(gate.inside()).toEqual(['2']);
    expect(runner.news.find(({ kind }) => kind === 'postponed')).toMatchObject({ isCounted: false, notBefore: null });
  });
});

describe('a fault of the store', () => {
  const full = new OzmaError('disk-full', 'the disk is full');

  it('is told, keeps what has ended, and records it once there is room', async () => {
    await using desk = await openWorkingDesk(folders(6));
    let refusals = 3;
    const store: Store = {
      ...desk.store,
      finishClaims: (finishes, now) => {
        refusals -= 1;
        return refusals >= 0 ? Promise.reject(full) : desk.store.finishClaims(finishes, now);
      },
    };
    await using runner = work(desk, { store, concurrency: 2 });
    await runner.told('finished', 6);
    expect(runner.news.filter(({ kind }) => kind === 'fault')).toEqual(Array(3).fill({ kind: 'fault', error: full }));
    expect(runner.bunnies('claimed')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(runner.bunnies('finished')).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('at the claim or the heartbeat does not end the runner', async () => {
    await using desk = await openWorkingDesk(folders(1));
    let refusals = 2;
    const store: Store = {
      ...desk.store,
      claimRepairs: (request) => {
        refusals -= 1;
        return refusals >= 0 ? Promise.reject(full) : desk.store.claimRepairs(request);
      },
      extendClaims: () => Promise.reject(full),
    };
    const perform = (...given: Parameters<typeof fulfil>) =>
      new Promise<void>((resolve) => setTimeout(resolve, 50)).then(() => fulfil(...given));
    await using runner = work(desk, { store, perform, queue: { lease: 30 } });
    await runner.told('finished');
    expect(runner.news.map(({ kind }) => kind)).toEqual(['fault', 'fault', 'claimed', 'finished']);
  });

  it('at the end is told, and the end comes', async () => {
    await using desk = await openWorkingDesk(folders(1));
    const store: Store = { ...desk.store, releaseClaims: () => Promise.reject(full) };
    const runner = work(desk, { store, perform: openGate().perform });
    await runner.told('claimed');
    await runner.stop(0);
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'fault']);
  });
});
