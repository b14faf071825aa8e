import type { Snapshot } from '../../snapshot.ts';
import type { Connection } from '../connection.ts';

/** Rows that contradict one another, over an open database. */
export const openTableFaults = (_connection: Connection): Snapshot['tableFaults'] =>
  async function* () {
    // Filled in by the next change.
  };
