import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma report`. */
export const declareReport = (_program: Command, _act: Act): void => undefined;
