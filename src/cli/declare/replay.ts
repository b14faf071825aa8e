import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma replay`. */
export const declareReplay = (_program: Command, _act: Act): void => undefined;
