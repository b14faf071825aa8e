import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { epochMsOf, type Instant, instantAt } from '../../src/domain/instant.ts';
import type { Health, Hysteresis, RepairTroubles, Sample, Signal } from '../../src/domain/stability.ts';
import type { FeedConfig, FeedReading, ProbeConfig, StabilityConfig } from '../../src/running-config.ts';
import { type Look, sampleOnce } from '../../src/stability/sample-once.ts';

/** When the looks of these tests are taken: some minutes after the fixtures were written. */
export const now = instantAt(Date.UTC(2026, 9, 3, 12));

/** An instant so many seconds after `now`. */
export const second = (seconds: number): Instant => instantAt(epochMsOf(now) + seconds * 1000);

/** The directory of the feeds: the desk of these tests. */
export const feedsDir = fileURLToPath(new URL('../../fixtures/feeds', import.meta.url));

/** What product.md and the defaults say: 2 of 3 open, 3 in a row and 5 minutes let go. */
export const usual: Hysteresis = { bad: 2, of: 3, good: 3, quietMs: 300_000 };

export const statuspage = (over: Partial<Extract<FeedReading, { format: 'statuspage' }>> = {}): FeedReading => ({
  format: 'statuspage',
  components: [],
  impact: 'partial_outage',
  isMaintenanceTrouble: true,
  ...over,
});

export const feedOf = (
  file: string,
  reading: FeedReading = statuspage(),
  over: Partial<FeedConfig> = {},
): FeedConfig => ({
  name: 'isles',
  place: { kind: 'file', file },
  reading,
  everyMs: 30_000,
  timeoutMs: 5000,
  ...over,
});

export const urlFeed = (url: string, over: Partial<FeedConfig> = {}): FeedConfig =>
  feedOf('', statuspage(), { place: { kind: 'url', url }, ...over });

export const probeOf = (look: ProbeConfig['look'], over: Partial<ProbeConfig> = {}): ProbeConfig => ({
  name: 'isles',
  look,
  everyMs: 30_000,
  timeoutMs: 5000,
  ...over,
});

export const stability = (over: Partial<StabilityConfig> = {}): StabilityConfig => ({
  feeds: [],
  probes: [],
  failures: { owners: 0, withinMs: 600_000 },
  noProgress: { owners: 0, withinMs: 600_000 },
  hysteresis: usual,
  ...over,
});

const aliveFor = () => new AbortController().signal;

/** Looks at a feed once, as the watch does. */
export const lookAtFeed = (
  feed: FeedConfig,
  given: { readonly memory?: Signal['memory']; readonly deskDir?: string; readonly stop?: AbortSignal } = {},
): Promise<Look> =>
  sampleOnce(
    { kind: 'feed', name: `feed:${feed.name}`, feed },
    { deskDir: feedsDir, env: {}, memory: {}, clock: () => now, stop: aliveFor(), ...given },
  );

/** Probes once, as the watch does. */
export const probeOnce = (
  probe: ProbeConfig,
  given: {
    readonly deskDir?: string;
    readonly stop?: AbortSignal;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Look> =>
  sampleOnce(
    { kind: 'probe', name: `probe:${probe.name}`, probe },
    { deskDir: feedsDir, env: {}, memory: {}, clock: () => now, stop: aliveFor(), ...given },
  );

/** The kind of what was seen. */
export const kindOf = ({ sample }: Look): unknown => {
  const { seen } = sample.evidence;
  return typeof seen === 'object' && seen !== null && 'kind' in seen ? seen.kind : undefined;
};

export const sample = (health: Health, seconds: number): Sample => ({
  at: second(seconds),
  health,
  why: `It is ${health}.`,
  evidence: {},
});

export const troubles = (over: Partial<RepairTroubles> = {}): RepairTroubles => ({
  faults: [],
  inFlight: [],
  lastEndAt: null,
  lastTest: null,
  waiting: 0,
  ...over,
});

/** A fault of one owner's repair so many seconds after `now`. */
export const fault = (owner: string, seconds: number, repair = 1): RepairTroubles['faults'][number] => ({
  repair,
  ownerKey: owner.toLowerCase(),
  owner,
  at: second(seconds),
  why: 'it threw',
});

/** A claim in flight since so many seconds after `now`. */
export const inFlight = (owner: string, seconds: number, repair = 1): RepairTroubles['inFlight'][number] => ({
  repair,
  ownerKey: owner.toLowerCase(),
  owner,
  claimedAt: second(seconds),
});

/** A server on this machine that answers as told, held by `await using`. */
export const serving = async (answer: RequestListener): Promise<AsyncDisposable & { readonly url: string }> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server was expected to have a port');
  return {
    url: `http://127.0.0.1:${address.port}/summary.json`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** An address on this machine at which nobody listens any more. */
export const deadUrl = async (): Promise<string> => {
  await using server = await serving(() => undefined);
  return server.url;
};
