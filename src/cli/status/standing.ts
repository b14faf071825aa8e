import { type Clock, sumOfClocks, ticketClock } from '../../domain/clocks.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Pause } from '../../domain/pause.ts';
import type { Signal } from '../../domain/stability.ts';
import { isAlive } from '../../spool/holder.ts';
import type { DeskFigures, ServeState } from '../../store/reads.ts';
import type { Store } from '../../store/store.ts';

/** Whether `serve` runs: as it last said of itself; `gone` when its process has ended without saying so. */
export type Serving =
  | { readonly state: 'running' | 'gone'; readonly serve: ServeState }
  | { readonly state: 'stopped'; readonly serve: null };

/** How a desk stands now. */
export type DeskStanding = {
  readonly figures: DeskFigures;
  readonly pauses: readonly Pause[];
  readonly signals: readonly Signal[];
  readonly serving: Serving;
  /** Of the tickets that are not closed: how many, and their clocks in one. */
  readonly clocks: Clock & { readonly tickets: number };
};

const servingOf = (serve: ServeState | null, now: Instant): Serving => {
  if (serve === null) return { state: 'stopped', serve };
  return { state: isAlive({ holder: serve.holder, claimedAt: serve.beatAt }, now) ? 'running' : 'gone', serve };
};

const openClocks = async (store: Store, now: Instant): Promise<DeskStanding['clocks']> => {
  let sum = sumOfClocks([]);
  let tickets = 0;
  for await (const page of store.reads.openClockFacts()) {
    const clocks = page.map((facts) => ticketClock(facts, now)).filter((clock) => clock !== null);
    sum = sumOfClocks([sum, ...clocks]);
    tickets += clocks.length;
  }
  return { tickets, ...sum };
};

/** A source whose pause a person ended holds nothing any more, though the watch has not looked again since. */
const asItHolds = (signal: Signal, pauses: readonly Pause[]): Signal =>
  pauses.some(({ kind, source }) => kind === 'platform' && source === signal.source)
    ? signal
    : { ...signal, stage: 'running' };

/** Looks at everything that `ozma status` tells. */
export const deskStanding = async (store: Store, now: Instant): Promise<DeskStanding> => {
  const pauses = await store.pauses();
  return {
    figures: await store.reads.figures(),
    pauses,
    signals: (await store.signals()).map((signal) => asItHolds(signal, pauses)),
    serving: servingOf(await store.reads.serveState(), now),
    clocks: await openClocks(store, now),
  };
};
