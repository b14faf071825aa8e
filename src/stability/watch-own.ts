import { epochMsOf, type Instant, instantAt } from '../domain/instant.ts';
import type { RepairTroubles, Signal } from '../domain/stability.ts';
import type { StabilityConfig } from '../running-config.ts';
import { sampleOf } from './finding.ts';
import { failuresFinding, faultsSince, type OwnMoment, progressFinding } from './own-repairs.ts';
import type { Look } from './sample-once.ts';
import type { SignalBook, WatchStore } from './signal-book.ts';
import { type OwnSource, ownHysteresis, ownSources, ownSourcesOf } from './source.ts';

/** What the watch over the desk's own repairs works with; `kinds` are those that ozma repairs by itself. */
export type OwnParts = {
  readonly store: WatchStore;
  readonly stability: StabilityConfig;
  readonly kinds: readonly string[];
  readonly book: SignalBook;
  readonly testing: () => readonly Signal[];
};

/** How long a sample that says what the last one said is kept to itself, so that an idle desk writes little. */
const unchangedMs = 60_000;

const countsFromOf = (signal: Signal | null): Instant | null => {
  const from = signal?.memory['countsFrom'];
  return typeof from === 'string' ? instantAt(Date.parse(from)) : null;
};

const isNews = (signal: Signal | null, { sample }: Look): boolean =>
  signal === null ||
  signal.stage !== 'running' ||
  signal.last?.health !== sample.health ||
  epochMsOf(sample.at) - epochMsOf(signal.last.at) >= unchangedMs ||
  sample.at < signal.last.at;

const findings = { failures: failuresFinding, noProgress: progressFinding } as const;

const lookAt = (source: OwnSource, troubles: RepairTroubles, parts: OwnParts, moment: OwnMoment): Look => {
  const finding = findings[source](troubles, parts.stability[source], moment);
  return { sample: sampleOf(finding, moment.now), memory: finding.memory, forgiveSince: finding.forgiveSince };
};

/** From when on something has to be known: the faults that count, and the tests that were begun since they were waited for. */
const askedSince = (moment: OwnMoment, { stability, testing }: OwnParts): Instant =>
  [faultsSince(stability.failures.withinMs, moment), ...testing().map(({ stageSince }) => stageSince)].reduce(
    (earliest, one) => (one < earliest ? one : earliest),
  );

/**
 * Takes one look at how the desk's own repairs fare: failures across owners, no progress, and the test repairs that pauses wait for. The store is
 * asked once for all of them. Throws what the store throws.
 */
export const lookAtOwnRepairs = async (parts: OwnParts, now: Instant): Promise<void> => {
  const { store, stability, kinds, book } = parts;
  const own = ownSourcesOf(stability);
  if (own.length === 0 && parts.testing().length === 0) return;
  const momentOf = (source: OwnSource): OwnMoment => ({ now, countsFrom: countsFromOf(book.find(ownSources[source])) });
  const troubles = await store.repairTroubles({ since: askedSince(momentOf('failures'), parts), now, kinds });
  for (const source of own) {
    const look = lookAt(source, troubles, parts, momentOf(source));
    const name = ownSources[source];
    if (isNews(book.find(name), look)) await book.take(name, look, ownHysteresis(stability.hysteresis));
  }
  await book.settle(troubles, now);
};
