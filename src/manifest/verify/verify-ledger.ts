import type { Snapshot } from '../../store/snapshot.ts';
import type { KeptHead } from './kept-heads.ts';
import type { VerifyNews } from './proof.ts';

/** Against what a ledger is verified, and who is told how many of its events were. */
export type LedgerOptions = {
  readonly heads: readonly KeptHead[];
  readonly onProgress?: (events: number) => void;
};

/** Proves the chain of a desk's ledger (`chain`), its end (`end`) and the heads that were kept elsewhere (`heads`). */
export const verifyChain = async function* (_snapshot: Snapshot, _options: LedgerOptions): AsyncGenerator<VerifyNews> {
  // Filled in by the next change.
};
