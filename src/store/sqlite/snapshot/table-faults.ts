import type { Snapshot, TableFault } from '../../snapshot.ts';
import type { Connection } from '../connection.ts';
import { defineKeys } from './fault-keys.ts';
import { keyFaults } from './key-faults.ts';
import { layoutFaults } from './layout-faults.ts';
import { strayFaults } from './stray-faults.ts';
import { tallyFaults } from './tally-faults.ts';

/** So many of each kind are told; more of one kind tell nothing new. */
const limit = 500;

/** Rows that contradict one another, and a database that is not made as ozma makes it: of each kind the first five hundred. */
export const openTableFaults = (connection: Connection): Snapshot['tableFaults'] => {
  const { db, read } = connection;
  defineKeys(db);
  const look = read((sql: string) => db.prepare<[], TableFault>(`${sql} limit ${limit}`).all());
  const layout = read(() => layoutFaults(connection));
  return async function* () {
    const made = await layout();
    if (made.length > 0) yield made;
    for (const sql of [...keyFaults, ...strayFaults, ...tallyFaults]) {
      const faults = await look(sql);
      if (faults.length > 0) yield faults;
    }
  };
};
