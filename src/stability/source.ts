import type { Hysteresis } from '../domain/stability.ts';
import type { FeedConfig, ProbeConfig, StabilityConfig } from '../running-config.ts';

/** Something outside the desk that is looked at; `name` is what its signal and its pause are known by. */
export type WatchSource =
  | { readonly kind: 'feed'; readonly name: string; readonly feed: FeedConfig }
  | { readonly kind: 'probe'; readonly name: string; readonly probe: ProbeConfig };

/** The sources that the desk itself is: their names, and what they are not looked at for without. */
export const ownSources = { failures: 'failures', noProgress: 'no-progress' } as const;

/** One of the two sources that the desk itself is. */
export type OwnSource = keyof typeof ownSources;

/** What a desk is configured to look at outside. */
export const sourcesOf = ({ feeds, probes }: StabilityConfig): readonly WatchSource[] => [
  ...feeds.map((feed) => ({ kind: 'feed', name: `feed:${feed.name}`, feed }) as const),
  ...probes.map((probe) => ({ kind: 'probe', name: `probe:${probe.name}`, probe }) as const),
];

/** Which of its own troubles a desk watches: those that are not switched off (`owners: 0`). */
export const ownSourcesOf = (stability: StabilityConfig): readonly OwnSource[] =>
  (['failures', 'noProgress'] as const).filter((source) => stability[source].owners > 0);

/** The names of all sources of a desk. */
export const sourceNames = (stability: StabilityConfig): readonly string[] => [
  ...sourcesOf(stability).map(({ name }) => name),
  ...ownSourcesOf(stability).map((source) => ownSources[source]),
];

/** How often a source is looked at, in milliseconds after the last look has ended. */
export const everyMsOf = (source: WatchSource): number =>
  source.kind === 'feed' ? source.feed.everyMs : source.probe.everyMs;

/** A desk's own troubles are counted over a time of their own, so one sample decides; what it takes to let go is the same for all. */
export const ownHysteresis = (hysteresis: Hysteresis): Hysteresis => ({ ...hysteresis, bad: 1, of: 1 });
