import type { Observation } from '../domain/observation.ts';

/** The most that is read of a feed: 1 MB. */
export const mostFeedBytes = 1_000_000;

/** A feed's bytes, or why they could not be had. */
export type FeedBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly seen: Observation };
