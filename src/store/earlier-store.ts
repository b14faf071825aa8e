import type { Consequence } from '../domain/consequence.ts';
import type { RecallQuery } from './store.ts';

/**
 * What the earlier folders of one dry run change for later ones, kept for its length and then thrown away; memory stays flat however many there
 * are. Nothing of it touches the desk.
 */
export type EarlierStore = AsyncDisposable & {
  readonly add: (consequences: readonly Consequence[]) => Promise<void>;
  /** What was added of the tickets, items and notes that are asked for, in the order in which it was added. */
  readonly find: (query: RecallQuery) => Promise<readonly Consequence[]>;
};
