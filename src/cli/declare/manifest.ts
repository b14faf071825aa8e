import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma manifest`. */
export const declareManifest = (_program: Command, _act: Act): void => undefined;
