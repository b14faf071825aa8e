import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { minute } from './builders.ts';
import type { Desk } from './contract.ts';
import { signalOf, step, told } from './signal-builders.ts';

const stagesOf = async (store: Store) => (await store.pauses()).map(({ source, stage }) => [source, stage]);

const describeSteps = (makeDesk: () => Promise<Desk>): void => {
  it('are remembered whole between runs, each source its own', async () => {
    await using desk = await makeDesk();
    {
      await using store = desk.open();
      await store.recordSignal(step('none', 'running'), minute(1));
      await store.recordSignal(step('none', 'running', { signal: signalOf('a probe', 'running') }), minute(1));
      await store.recordSignal(
        step('none', 'running', { signal: signalOf('grid', 'running', { last: null }) }),
        minute(2),
      );
    }
    await using store = desk.open();
    expect(await store.signals()).toEqual([
      signalOf('a probe', 'running'),
      signalOf('grid', 'running', { last: null }),
    ]);
    expect(await store.pauses()).toEqual([]);
  });

  it('open their pause, have it wait for a test repair, hold it again and end it, each told once', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await store.recordSignal(step('open', 'holding'), minute(3));
    expect(await store.pauses()).toEqual([
      {
        ...{ id: 1, kind: 'platform', source: 'grid', scope: { kind: 'desk' }, who: 'ozma', why: 'because of open' },
        ...{ since: minute(3), until: null, evidence: { seen: 'open' }, stage: 'holding' },
      },
    ]);
    await store.recordSignal(step('test', 'testing'), minute(4));
    await store.recordSignal(step('test', 'testing'), minute(4));
    expect(await stagesOf(store)).toEqual([['grid', 'testing']]);
    await store.recordSignal(step('hold', 'holding'), minute(5));
    expect(await stagesOf(store)).toEqual([['grid', 'holding']]);
    await store.recordSignal(step('end', 'running'), minute(6));
    await store.recordSignal(step('end', 'running'), minute(6));
    const named = { pause: 1, pauseKind: 'platform', source: 'grid', scope: { kind: 'desk' } };
    const opened = { scopeKey: '', why: 'because of open', until: null };
    expect(await told(store)).toEqual([
      ['pause-opened', 'ozma', null, { ...named, ...opened, evidence: { seen: 'open' } }],
      ['pause-staged', 'ozma', null, { pause: 1, stage: 'testing', why: 'because of test' }],
      ['pause-staged', 'ozma', null, { pause: 1, stage: 'holding', why: 'because of hold' }],
      ['pause-ended', 'ozma', null, { ...named, why: 'because of end', since: minute(3), endedAt: minute(6) }],
    ]);
    expect(await store.signals()).toEqual([signalOf('grid', 'running')]);
  });

  it('end their own pause and leave an operator’s and another source’s', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await store.recordSignal(step('open', 'holding'), minute(3));
    await store.recordSignal(step('open', 'holding', { signal: signalOf('a probe', 'holding') }), minute(3));
    const own = { kind: 'operator', source: null, who: 'Yuki', why: 'x', until: null, evidence: {} } as const;
    await store.openPause({ ...own, scope: { kind: 'desk' }, scopeKey: '', since: minute(3) });
    await store.recordSignal(step('end', 'running'), minute(6));
    expect((await store.pauses()).map(({ id, kind }) => [id, kind])).toEqual([
      [2, 'platform'],
      [3, 'operator'],
    ]);
  });

  it('wait for no test repair, and stay ready, where somebody took their pause away', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await store.recordSignal(step('open', 'holding'), minute(3));
    await store.endPause({ id: 1 }, { actor: 'Yuki', why: 'seen in world', now: minute(4) });
    await store.recordSignal(step('none', 'holding'), minute(5));
    expect(await store.signals()).toEqual([signalOf('grid', 'holding')]);
    await store.recordSignal(step('test', 'testing'), minute(6));
    expect(await store.signals()).toEqual([signalOf('grid', 'running', { stageSince: minute(6) })]);
    expect(await store.pauses()).toEqual([]);
    await store.recordSignal(step('open', 'holding'), minute(9));
    expect(await stagesOf(store)).toEqual([['grid', 'holding']]);
  });

  it('are forgotten with their pause when nobody watches their source any more', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await store.recordSignal(step('open', 'holding'), minute(3));
    await store.recordSignal(step('open', 'holding', { signal: signalOf('a probe', 'holding') }), minute(3));
    await store.forgetSignals(['grid'], minute(9));
    expect(await store.signals()).toEqual([signalOf('grid', 'holding')]);
    expect(await stagesOf(store)).toEqual([['grid', 'holding']]);
    const [ended] = await store.endedPauses({ before: null, limit: 1 });
    expect(ended).toMatchObject({ source: 'a probe', endedAt: minute(9), endedBy: 'ozma', endedWhy: 'unwatched' });
  });
};

/** What is remembered of the sources that watch the platform, and what they do with their pauses. */
export const describeSignals = (makeDesk: () => Promise<Desk>): void => {
  describe('signals', () => describeSteps(makeDesk));
};
