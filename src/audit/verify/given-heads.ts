import type { KeptHead } from './kept-heads.ts';

/** A head that somebody kept; `desk` null where it was noted without its desk, so that it is taken for one of the desk that is verified. */
export type GivenHead = Omit<KeptHead, 'desk'> & { readonly desk: string | null };

/** Heads as those of a desk: one that was noted without its desk counts as its own. */
export const headsFor = (heads: readonly GivenHead[], desk: string): readonly KeptHead[] =>
  heads.map((head) => ({ ...head, desk: head.desk ?? desk }));

/** The heads that are a desk's own. */
export const ownHeads = (heads: readonly GivenHead[], desk: string): readonly KeptHead[] =>
  headsFor(heads, desk).filter((head) => head.desk === desk);
