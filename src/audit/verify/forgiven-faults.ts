import type { Snapshot } from '../../store/snapshot.ts';
import type { StoredEvent } from '../../store/stored-event.ts';

/** Adds to a submission's events those of the desk that may have forgiven faults of its repairs, in the order of the ledger. */
export type WithForgiving = (events: readonly StoredEvent[]) => readonly StoredEvent[];

const hasFaulted = ({ kind }: StoredEvent): boolean => kind === 'repair-postponed' || kind === 'repair-escalated';

/** Reads once when faults were put down to the platform: seldom, and of no submission by itself. */
export const openWithForgiving = async (snapshot: Snapshot): Promise<WithForgiving> => {
  const forgiving: StoredEvent[] = [];
  for await (const events of snapshot.storedEventsOf(['faults-forgiven'])) forgiving.push(...events);
  return (events) => {
    const first = events.find(hasFaulted);
    if (first === undefined) return events;
    const since = forgiving.filter(({ seq }) => seq > first.seq);
    return since.length === 0 ? events : [...events, ...since].sort((a, b) => a.seq - b.seq);
  };
};
