import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma ledger`. */
export const declareLedger = (_program: Command, _act: Act): void => undefined;
