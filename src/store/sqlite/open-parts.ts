import type { Connection, Durability } from './connection.ts';
import { openDeskState } from './desk-state.ts';
import { openImportRuns } from './import-runs.ts';
import { openLedger, silentLedger } from './ledger.ts';
import type { Parts } from './parts.ts';
import { openStops } from './pauses/stops.ts';
import type { Ruleset } from './rulesets.ts';
import { openTickets } from './tickets.ts';

/** What the parts of a store share, over an open database. */
export const openParts = (
  connection: Connection,
  { rules, durability }: { readonly rules: Ruleset; readonly durability: Durability },
): Parts => {
  const { db } = connection;
  const state = openDeskState(db);
  const isDryRun = durability === 'none';
  const ledger = isDryRun ? silentLedger : openLedger(db);
  const tickets = openTickets(db);
  const runs = openImportRuns(db, state, ledger);
  return { state, ledger, tickets, runs, rules, stops: openStops(db), isDryRun };
};
