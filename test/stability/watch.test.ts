import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { epochMsOf, type Instant, instantAt } from '../../src/domain/instant.ts';
import type { Pause } from '../../src/domain/pause.ts';
import type { Signal } from '../../src/domain/stability.ts';
import type { StabilityConfig } from '../../src/running-config.ts';
import type { WatchNews } from '../../src/stability/news.ts';
import { freshSignal } from '../../src/stability/step.ts';
import { openWatch } from '../../src/stability/watch.ts';
import {
  deadUrl,
  fault,
  feedOf,
  feedsDir,
  inFlight,
  now,
  probeOf,
  second,
  serving,
  stability,
  troubles,
  urlFeed,
  usual,
} from './build.ts';
import { type FakeStore, fakeStore } from './fake-store.ts';

/** Looks as fast as they can be taken, while the clock goes a minute further at each reading: nothing waits for real time. */
const fast = { everyMs: 2 };
const failing = { failures: { owners: 3, withinMs: 600_000 } } as const;
const threeFaults = [fault('Dora', -3, 1), fault('Ember', -2, 2), fault('Juniper', -1, 3)];

const fastClock = (stepSeconds = 60): (() => Instant) => {
  let at = epochMsOf(now);
  return () => {
    at += stepSeconds * 1000;
    return instantAt(at);
  };
};

/** Waits until something is so, on a busy machine too. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000, interval: 5 });

const desks: string[] = [];
const deskWith = (fixture: string): { readonly dir: string; readonly put: (fixture: string) => void } => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-watch-'));
  desks.push(dir);
  // At once, as whoever keeps such a file should: half of one would be unknown.
  const put = (name: string): void => {
    copyFileSync(join(feedsDir, name), join(dir, 'new.json'));
    renameSync(join(dir, 'new.json'), join(dir, 'feed.json'));
  };
  put(fixture);
  return { dir, put };
};

const watching = (
  store: FakeStore,
  config: Partial<StabilityConfig>,
  over: { readonly deskDir?: string; readonly clock?: () => Instant; readonly kinds?: readonly string[] } = {},
) => {
  const news: WatchNews[] = [];
  const watch = openWatch({
    ...{ deskDir: feedsDir, store, stability: stability(config), kinds: ['bunny'], env: {}, clock: () => now },
    ...{ onNews: (one: WatchNews) => void news.push(one), pace: { ownMs: 2, retryMs: 2 } },
    ...over,
  });
  return { news, [Symbol.asyncDispose]: () => watch[Symbol.asyncDispose]() };
};

/** News in few words, faults left out. */
const told = (news: readonly WatchNews[]): readonly string[] =>
  news.flatMap((one) => {
    if (one.kind === 'changed') return `${one.source} ${one.change}`;
    if (one.kind === 'health') return `${one.source} ${one.from}>${one.to}`;
    return one.kind === 'overruled' ? `${one.source} overruled` : [];
  });

const pauseBy = (source: string, stage: Pause['stage']): Pause => ({
  ...{ id: 7, kind: 'platform', source, scope: { kind: 'desk' }, who: 'ozma', why: 'it is down', since: now },
  ...{ until: null, evidence: {}, stage },
});

const testingSignal = (source: string): Signal => ({
  ...freshSignal(source, now),
  stage: 'testing',
  recent: ['healthy', 'healthy', 'healthy'],
});

afterEach(() => {
  for (const dir of desks.splice(0)) rmSync(dir, { recursive: true });
});

describe('the watch over the platform', () => {
  it('opens a pause, is quiet, tests, ends it, and tells of changes alone', async () => {
    const store = fakeStore();
    store.troubles = troubles({ waiting: 3 });
    const { dir, put } = deskWith('calm.json');
    const feed = feedOf('feed.json', undefined, fast);
    await using watch = watching(store, { feeds: [feed] }, { deskDir: dir, clock: fastClock(10) });
    await eventually(() => told(watch.news)).toEqual(['feed:isles null>healthy']);
    put('outage.json');
    await eventually(() => store.held()).toEqual(['feed:isles holding']);
    put('calm.json');
    await eventually(() => store.held()).toEqual(['feed:isles testing']);
    const claimedAt = store.steps.find(({ change }) => change === 'test')?.signal.stageSince ?? now;
    store.troubles = troubles({ waiting: 2, lastTest: { claimedAt, ending: 'fulfilled' } });
    await eventually(() => store.held()).toEqual([]);
    expect(told(watch.news)).toEqual([
      'feed:isles null>healthy',
      'feed:isles healthy>troubled',
      'feed:isles open',
      'feed:isles troubled>healthy',
      'feed:isles test',
      'feed:isles end',
    ]);
  });

  it('records every look at a feed, also the first one of a source that is troubled from the beginning', async () => {
    const store = fakeStore();
    await using _ = watching(store, { feeds: [feedOf('outage.json', undefined, fast)] });
    await eventually(() => store.held()).toEqual(['feed:isles holding']);
    expect(
      store.steps.slice(0, 2).map(({ change, signal, forgiveSince }) => [change, signal.recent, forgiveSince]),
    ).toEqual([
      ['none', ['troubled'], null],
      ['open', ['troubled', 'troubled'], null],
    ]);
    expect(store.steps[1]).toMatchObject({
      why: expect.stringMatching(/^Troubled: /u),
      evidence: { seen: { count: 2 } },
    });
  });

  it('takes its first look at once, and one look of a source at a time, however slow the source is', async () => {
    let [open, most, all] = [0, 0, 0];
    await using server = await serving((_request, response) => {
      open += 1;
      all += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('{"page":{},"status":{"indicator":"none"}}');
      }, 30);
    });
    await using _ = watching(fakeStore(), { feeds: [urlFeed(server.url, { everyMs: 1 })] });
    await eventually(() => all).toBeGreaterThan(3);
    expect(most).toBe(1);
  });

  it('lets an unreadable feed change nothing and shows since when it is unknown', async () => {
    const store = fakeStore();
    const { dir, put } = deskWith('outage.json');
    await using _ = watching(
      store,
      { feeds: [feedOf('feed.json', undefined, fast)] },
      { deskDir: dir, clock: fastClock() },
    );
    await eventually(() => store.held()).toEqual(['feed:isles holding']);
    put('welcome.html');
    await eventually(() => store.steps.at(-1)?.signal.last?.health).toBe('unknown');
    const steps = store.steps.length;
    await eventually(() => store.steps.length).toBeGreaterThan(steps + 20);
    expect(store.held()).toEqual(['feed:isles holding']);
    const unknown = store.steps.filter(({ signal }) => signal.unknownSince !== null);
    expect(new Set(unknown.map(({ signal }) => signal.unknownSince)).size).toBe(1);
    expect((await store.signals())[0]).toMatchObject({
      stage: 'holding',
      last: { why: expect.stringMatching(/not JSON/u) },
    });
  });
});

describe("the desk's own repairs", () => {
  it('of three owners that fail open a pause beside a green feed, and their faults are forgiven', async () => {
    const store = fakeStore();
    store.troubles = troubles({ faults: threeFaults });
    const config = { ...failing, feeds: [feedOf('calm.json', undefined, fast)] };
    await using _ = watching(store, config);
    await eventually(() => store.held()).toEqual(['failures holding']);
    await expect
      .poll(() => store.steps.filter(({ signal }) => signal.source === 'feed:isles').length)
      .toBeGreaterThan(5);
    expect(store.held()).toEqual(['failures holding']);
    expect(
      store.steps.filter(({ change }) => change !== 'none').map((step) => [step.signal.source, step.forgiveSince]),
    ).toEqual([['failures', second(-3)]]);
    expect(store.asked[0]).toEqual({ since: second(-600), kinds: ['bunny'] });
  });

  it('of one owner alone open none', async () => {
    const store = fakeStore();
    store.troubles = troubles({ faults: Array.from({ length: 50 }, (_, index) => fault('Dora', -50 + index, index)) });
    await using watch = watching(store, failing, { clock: fastClock(1) });
    await eventually(() => store.asked.length).toBeGreaterThan(20);
    expect(store.held()).toEqual([]);
    expect(told(watch.news)).toEqual(['failures null>healthy']);
  });

  it('that are all stuck without a single failure open one', async () => {
    const store = fakeStore();
    store.troubles = troubles({
      inFlight: [inFlight('Dora', -700, 1), inFlight('Ember', -650, 2)],
      lastEndAt: second(-800),
    });
    await using watch = watching(store, { ...failing, noProgress: { owners: 2, withinMs: 600_000 } });
    await eventually(() => store.held()).toEqual(['no-progress holding']);
    expect(told(watch.news)).toContain('failures null>healthy');
  });

  it('write little while nothing happens', async () => {
    const store = fakeStore();
    await using _ = watching(
      store,
      { ...failing, noProgress: { owners: 2, withinMs: 600_000 } },
      { clock: fastClock(3) },
    );
    await eventually(() => store.asked.length).toBeGreaterThan(40);
    expect(store.steps.length).toBeLessThan(10);
  });

  it('are not asked about where they are not watched and nothing waits for a test', async () => {
    const store = fakeStore();
    await using _ = watching(store, { feeds: [feedOf('calm.json', undefined, fast)] });
    await eventually(() => store.steps.length).toBeGreaterThan(10);
    expect(store.asked).toEqual([]);
  });

  it('that failed before a pause ended do not open the next one', async () => {
    const store = fakeStore();
    store.troubles = troubles({ faults: threeFaults });
    await using watch = watching(
      store,
      { ...failing, hysteresis: { ...usual, quietMs: 60_000 } },
      { clock: fastClock(1) },
    );
    await eventually(() => told(watch.news)).toContain('failures end');
    const asked = store.asked.length;
    await eventually(() => store.asked.length).toBeGreaterThan(asked + 20);
    expect(told(watch.news).filter((one) => one.startsWith('failures ') && !one.includes('>'))).toEqual([
      'failures open',
      'failures test',
      'failures end',
    ]);
  });
});

describe('a pause that waits for a test repair', () => {
  const waiting = (lastTest: ReturnType<typeof troubles>['lastTest'], waits = 4) => {
    const store = fakeStore({ signals: [testingSignal('feed:isles')], pauses: [pauseBy('feed:isles', 'testing')] });
    store.troubles = troubles({ lastTest, waiting: waits });
    return store;
  };
  const config = { feeds: [feedOf('calm.json', undefined, { everyMs: 3_600_000 })] };

  it('holds again after a test that failed, and does not end by what was healthy before', async () => {
    const store = waiting({ claimedAt: second(0), ending: 'fault' });
    await using watch = watching(store, { feeds: [feedOf('calm.json', undefined, fast)] });
    await eventually(() => store.held()).toEqual(['feed:isles holding']);
    await eventually(() => store.steps.length).toBeGreaterThan(10);
    expect(told(watch.news).filter((one) => !one.includes('>'))).toEqual(['feed:isles hold']);
    expect(store.steps.find(({ change }) => change === 'hold')?.why).toBe('The test repair failed: fault.');
  });

  it('goes on waiting while a test runs, was given back, or was of before', async () => {
    for (const lastTest of [
      { claimedAt: second(1), ending: null },
      { claimedAt: second(1), ending: 'lapsed' },
      { claimedAt: second(-1), ending: 'fulfilled' },
    ] as const) {
      const store = waiting(lastTest);
      await using _ = watching(store, config);
      await eventually(() => store.asked.length).toBeGreaterThan(5);
      expect(store.held()).toEqual(['feed:isles testing']);
      expect(store.asked[0]?.since).toBe(second(-600));
    }
  });

  it('ends without a test where nothing waits to be repaired', async () => {
    const store = waiting(null, 0);
    await using _ = watching(store, config);
    await eventually(() => store.held()).toEqual([]);
    expect(store.steps.find(({ change }) => change === 'end')?.why).toBe(
      'Nothing waits to be repaired, so there was nothing to test with.',
    );
  });

  it('is one of several, and each ends by a test that was begun since it waited', async () => {
    const sources = ['feed:isles', 'probe:gate'];
    const store = fakeStore({
      signals: [testingSignal('feed:isles'), { ...testingSignal('probe:gate'), stageSince: second(50) }],
      pauses: sources.map((source) => pauseBy(source, 'testing')),
    });
    store.troubles = troubles({ waiting: 4, lastTest: { claimedAt: second(20), ending: 'unrepairable' } });
    const probes = [probeOf({ kind: 'command', command: ['true'] }, { name: 'gate', everyMs: 3_600_000 })];
    await using _ = watching(store, { ...config, probes });
    await eventually(() => store.held()).toEqual(['probe:gate testing']);
    store.troubles = troubles({ waiting: 4, lastTest: { claimedAt: second(51), ending: 'fulfilled' } });
    await eventually(() => store.held()).toEqual([]);
  });
});

describe('a watch that begins', () => {
  it('goes on where it was, and gives up the pauses of sources that are configured no more', async () => {
    const holding: Signal = {
      ...testingSignal('feed:isles'),
      stage: 'holding',
      recent: ['troubled'],
      lastTroubleAt: now,
    };
    const store = fakeStore({
      signals: [holding, { ...holding, source: 'feed:gone' }, { ...holding, source: 'failures' }],
      pauses: ['feed:isles', 'feed:gone', 'failures'].map((source) => pauseBy(source, 'holding')),
    });
    await using watch = watching(store, { feeds: [feedOf('outage.json', undefined, fast)] });
    await eventually(() => store.steps.length).toBeGreaterThan(5);
    expect(store.held()).toEqual(['feed:isles holding']);
    expect(told(watch.news)).toEqual(['feed:isles null>troubled']);
  });

  it('with nothing to watch ends what was left of an earlier one', async () => {
    const store = fakeStore({ signals: [testingSignal('feed:gone')], pauses: [pauseBy('feed:gone', 'testing')] });
    await using _ = watching(store, {});
    await eventually(() => store.held()).toEqual([]);
  });
});

describe('a person who ends a platform pause by force', () => {
  it('is not overruled by the same trouble, but by a new one', async () => {
    const store = fakeStore();
    const { dir, put } = deskWith('outage.json');
    await using watch = watching(
      store,
      { feeds: [feedOf('feed.json', undefined, fast)] },
      { deskDir: dir, clock: fastClock() },
    );
    await eventually(() => store.held()).toEqual(['feed:isles holding']);
    store.takeAway('feed:isles');
    await eventually(() => told(watch.news)).toContain('feed:isles overruled');
    const steps = store.steps.length;
    await eventually(() => store.steps.length).toBeGreaterThan(steps + 20);
    expect(store.held()).toEqual([]);
    put('calm.json');
    await eventually(() => store.steps.at(-1)?.signal.last?.health).toBe('healthy');
    put('outage.json');
    await eventually(() => store.held()).toEqual(['feed:isles holding']);
  });
});

describe('a fault of the store', () => {
  it('is told once, stops nothing, and loses no change', async () => {
    const store = fakeStore();
    store.fault = new Error('the disk is full');
    store.troubles = troubles({ faults: threeFaults });
    await using watch = watching(store, { ...failing, feeds: [feedOf('outage.json', undefined, fast)] });
    await eventually(() => watch.news.length).toBe(1);
    expect(watch.news[0]).toEqual({ kind: 'fault', at: now, error: new Error('the disk is full') });
    store.fault = null;
    await eventually(() => [...store.held()].sort()).toEqual(['failures holding', 'feed:isles holding']);
    store.fault = new Error('the database is locked');
    await eventually(() => watch.news.filter(({ kind }) => kind === 'fault').length).toBe(3);
    store.fault = null;
    const steps = store.steps.length;
    await eventually(() => store.steps.length).toBeGreaterThan(steps + 5);
    expect(watch.news.filter(({ kind }) => kind === 'fault')).toHaveLength(3);
  });
});

describe('a watch that is closed', () => {
  it('cuts its looks short, waits for them, and records nothing of them', async () => {
    let asked = 0;
    await using server = await serving(() => {
      asked += 1;
    });
    const store = fakeStore();
    const feeds = [urlFeed(server.url, { timeoutMs: 600_000 })];
    const hang = [process.execPath, '-e', 'setInterval(() => 0, 1000)'];
    const probes = [probeOf({ kind: 'command', command: hang }, { timeoutMs: 600_000 })];
    const watch = watching(store, { feeds, probes });
    await eventually(() => asked).toBe(1);
    const begun = performance.now();
    await watch[Symbol.asyncDispose]();
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(store.steps).toEqual([]);
    expect(watch.news).toEqual([]);
  });

  it('may be closed before the store has ever answered', async () => {
    const store = fakeStore();
    store.fault = new Error('the database is locked');
    const watch = watching(store, { probes: [probeOf({ kind: 'http', url: await deadUrl() })] });
    await watch[Symbol.asyncDispose]();
    expect(store.steps).toEqual([]);
  });
});
