import type { Signal, SignalChange, SignalStage } from '../../src/domain/stability.ts';
import type { SignalStep } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import { collect, minute } from './builders.ts';

/** What is remembered of a source that has seen trouble. */
export const signalOf = (source: string, stage: SignalStage, over: Partial<Signal> = {}): Signal => ({
  ...{ source, stage, stageSince: minute(1), recent: ['healthy', 'troubled'], lastTroubleAt: minute(1) },
  last: { at: minute(1), health: 'troubled', why: 'an outage', evidence: { status: 'major_outage' } },
  ...{ unknownSince: null, memory: { updatedAt: 'x' } },
  ...over,
});

/** What a sample changes for the source `grid`. */
export const step = (change: SignalChange, stage: SignalStage, over: Partial<SignalStep> = {}): SignalStep => ({
  ...{ signal: signalOf('grid', stage), change, why: `because of ${change}` },
  ...{ evidence: { seen: change }, forgiveSince: null },
  ...over,
});

/** What the ledger tells of pauses and of what was put down to the platform. */
export const told = async (store: Store) => {
  const kinds = ['pause-opened', 'pause-staged', 'pause-ended', 'faults-forgiven', 'repair-requeued'] as const;
  const events = await collect(store.reads.eventsOf(kinds));
  return events.map(({ kind, actor, ticket, body }) => [kind, actor, ticket, body] as const);
};
