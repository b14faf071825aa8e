import type { Snapshot } from '../../store/snapshot.ts';
import type { VerifyNews } from './proof.ts';

/** Who is told how many submissions were verified. */
export type TablesOptions = { readonly onProgress?: (submissions: number) => void };

/** Proves the tables of a desk (`tables`) and what was judged (`evidence`) by its ledger, which is to be proven before (`verifyChain`). */
export const verifyTables = async function* (
  _snapshot: Snapshot,
  _options: TablesOptions = {},
): AsyncGenerator<VerifyNews> {
  // Filled in by the next change.
};
