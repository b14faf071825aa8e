import type { LedgerHead } from '../../domain/ledger.ts';

/** A head of a ledger that somebody kept outside the desk's database. */
export type KeptHead = Pick<LedgerHead, 'desk' | 'seq' | 'hash'>;
