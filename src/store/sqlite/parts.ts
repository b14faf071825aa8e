import type { DeskState } from './desk-state.ts';
import type { ImportRuns } from './import-runs.ts';
import type { Ledger } from './ledger.ts';
import type { Stops } from './pauses/stops.ts';
import type { Ruleset } from './rulesets.ts';
import type { Tickets } from './tickets.ts';

/** What the parts of a store share: each is to be used inside a transaction. */
export type Parts = {
  readonly state: DeskState;
  readonly ledger: Ledger;
  readonly tickets: Tickets;
  readonly runs: ImportRuns;
  readonly rules: Ruleset;
  readonly stops: Stops;
  /** Whether what is written is thrown away soon, so that nobody will ever judge it again or prove it. */
  readonly isDryRun: boolean;
};
