import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma verify`. */
export const declareVerify = (_program: Command, _act: Act): void => undefined;
