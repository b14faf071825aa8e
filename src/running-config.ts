import type { ConfigFile } from '../schemas/config.ts';
import { defaultQueue, defaultRunning, defaultStability } from '../schemas/config-running-defaults.ts';
import type { RepairWay, RetryPolicy } from './domain/repair.ts';
import type { Hysteresis } from './domain/stability.ts';

/** How the items of one kind are repaired; paths are relative to the desk. */
export type WayConfig =
  | { readonly way: 'hand' }
  | { readonly way: 'command'; readonly command: readonly string[]; readonly timeLimitMs: number }
  | { readonly way: 'http'; readonly url: string; readonly tokenEnv: string | null; readonly timeLimitMs: number }
  | { readonly way: 'module'; readonly module: string; readonly timeLimitMs: number };

/** How repairs are claimed and tried again. */
export type QueueConfig = {
  readonly leaseMs: number;
  readonly handLeaseMs: number;
  readonly retry: RetryPolicy;
};

/** The days of the week, Monday first. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A weekly window in which nothing moves; `from` and `to` are `hh:mm`, and `to` is on the next day where it is not later. */
export type WeeklyWindow = {
  readonly name: string;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly why: string;
};

/** Where a feed is read from. */
export type FeedPlace =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file'; readonly file: string };

/** How a feed is understood. */
export type FeedReading =
  | {
      readonly format: 'statuspage';
      /** Patterns of component names; empty for all components. */
      readonly components: readonly string[];
      readonly impact: 'degraded_performance' | 'partial_outage' | 'major_outage';
      readonly isMaintenanceTrouble: boolean;
    }
  | {
      readonly format: 'json';
      readonly value: string;
      readonly healthy: readonly string[];
      readonly troubled: readonly string[];
    };

/** One status feed. */
export type FeedConfig = {
  readonly name: string;
  readonly place: FeedPlace;
  readonly reading: FeedReading;
  readonly everyMs: number;
  readonly timeoutMs: number;
};

/** One look of our own at the platform. */
export type ProbeConfig = {
  readonly name: string;
  readonly look:
    | { readonly kind: 'http'; readonly url: string }
    | { readonly kind: 'command'; readonly command: readonly string[] };
  readonly everyMs: number;
  readonly timeoutMs: number;
};

/** Within which time so many owners' repairs have to fail, or be stuck. `owners` 0 means that it is not looked at. */
export type OwnersWithin = { readonly owners: number; readonly withinMs: number };

/** What is watched to tell whether the platform is stable. */
export type StabilityConfig = {
  readonly feeds: readonly FeedConfig[];
  readonly probes: readonly ProbeConfig[];
  readonly failures: OwnersWithin;
  readonly noProgress: OwnersWithin;
  readonly hysteresis: Hysteresis;
};

/** How a desk runs: its queue, ways to repair, pauses, watch over the platform, and `serve`. */
export type RunningConfig = {
  readonly queue: QueueConfig;
  /** By kind; one that is not here is repaired by hand. */
  readonly ways: ReadonlyMap<string, WayConfig>;
  readonly schedule: readonly WeeklyWindow[];
  readonly stability: StabilityConfig;
  readonly serve: { readonly scanMs: number; readonly drainMs: number };
};

type Repairs = NonNullable<ConfigFile['repairs']>;
type Stability = NonNullable<ConfigFile['stability']>;
type Feed = NonNullable<Stability['feeds']>[number];
type Probe = NonNullable<Stability['probes']>[number];

const ms = (seconds: number): number => Math.round(seconds * 1000);

const wayOf = (given: Repairs[string]): WayConfig => {
  const timeLimitMs = ms(given.timeLimit ?? defaultRunning.timeLimit);
  switch (given.way) {
    case 'hand':
      return { way: 'hand' };
    case 'command':
      return { way: 'command', command: given.command ?? [], timeLimitMs };
    case 'http':
      return { way: 'http', url: given.url ?? '', tokenEnv: given.tokenEnv ?? null, timeLimitMs };
    case 'module':
      return { way: 'module', module: given.module ?? '', timeLimitMs };
  }
};

const readingOf = (feed: Feed): FeedReading =>
  feed.format === 'json'
    ? { format: 'json', value: feed.value ?? '', healthy: feed.healthy ?? [], troubled: feed.troubled ?? [] }
    : {
        format: 'statuspage',
        components: feed.components ?? [],
        impact: feed.impact ?? defaultStability.impact,
        isMaintenanceTrouble: (feed.maintenance ?? defaultStability.maintenance) === 'pause',
      };

const feedOf = (feed: Feed): FeedConfig => ({
  name: feed.name,
  place: feed.file === undefined ? { kind: 'url', url: feed.url ?? '' } : { kind: 'file', file: feed.file },
  reading: readingOf(feed),
  everyMs: ms(feed.every ?? defaultStability.every),
  timeoutMs: ms(feed.timeout ?? defaultStability.timeout),
});

const probeOf = (probe: Probe): ProbeConfig => ({
  name: probe.name,
  look:
    probe.command === undefined ? { kind: 'http', url: probe.url ?? '' } : { kind: 'command', command: probe.command },
  everyMs: ms(probe.every ?? defaultStability.every),
  timeoutMs: ms(probe.timeout ?? defaultStability.timeout),
});

const stabilityOf = (given: Stability): StabilityConfig => ({
  feeds: (given.feeds ?? []).map(feedOf),
  probes: (given.probes ?? []).map(probeOf),
  failures: {
    owners: given.failures?.owners ?? defaultStability.failures.owners,
    withinMs: ms(60 * (given.failures?.minutes ?? defaultStability.failures.minutes)),
  },
  noProgress: {
    owners: given.noProgress?.owners ?? defaultStability.noProgress.owners,
    withinMs: ms(60 * (given.noProgress?.minutes ?? defaultStability.noProgress.minutes)),
  },
  hysteresis: {
    bad: given.bad ?? defaultStability.bad,
    of: given.of ?? Math.max(defaultStability.of, given.bad ?? 0),
    good: given.good ?? defaultStability.good,
    quietMs: ms(given.quiet ?? defaultStability.quiet),
  },
});

const queueOf = (given: NonNullable<ConfigFile['queue']>): QueueConfig => ({
  leaseMs: ms(given.lease ?? defaultQueue.lease),
  handLeaseMs: ms(3600 * (given.handLease ?? defaultQueue.handLease)),
  retry: {
    attempts: given.attempts ?? defaultQueue.attempts,
    firstMs: ms(given.backoff ?? defaultQueue.backoff),
    mostMs: ms(given.longestBackoff ?? defaultQueue.longestBackoff),
  },
});

/** What a desk's file says of how it runs, with defaults filled in; windows without a zone are in the desk's. */
export const runningConfigOf = (file: ConfigFile, timeZone: string): RunningConfig => ({
  queue: queueOf(file.queue ?? {}),
  ways: new Map(Object.entries(file.repairs ?? {}).map(([kind, given]) => [kind, wayOf(given)])),
  schedule: (file.pauses?.schedule ?? []).map(({ timeZone: own, why, ...window }) => ({
    ...window,
    timeZone: own ?? timeZone,
    why: why ?? window.name,
  })),
  stability: stabilityOf(file.stability ?? {}),
  serve: {
    scanMs: ms(file.serve?.scan ?? defaultRunning.scan),
    drainMs: ms(file.serve?.drain ?? defaultRunning.drain),
  },
});

/** How items of a kind are repaired. */
export const wayOfKind = ({ ways }: RunningConfig, kind: string): WayConfig => ways.get(kind) ?? { way: 'hand' };

/** The kinds that ozma repairs by itself, each with its way. */
export const engineKinds = ({ ways }: RunningConfig): readonly string[] =>
  [...ways]
    .filter(([, { way }]: readonly [string, { readonly way: RepairWay }]) => way !== 'hand')
    .map(([kind]) => kind);
