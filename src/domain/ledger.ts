import type { Instant } from './instant.ts';

/** What an event's hash covers besides its number and its body, as texts: an event has them, and so has a row of a file that says it is one. */
export type HashedEvent = {
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly submission: string | null;
  readonly ticket: string | null;
};

const optional = (text: string | null): string => (text === null ? '-' : `+${text}`);

/**
 * The fields that an event's hash covers, in order and well-formed: number, instant, kind, actor, submission, ticket, body. Whoever hashes them
 * puts each field's length before it, so that no text can pass for two fields. `body` is the event's body as canonical JSON (RFC 8785).
 */
export const ledgerFields = (seq: number, event: HashedEvent, body: string): readonly string[] =>
  [String(seq), event.at, event.kind, event.actor, optional(event.submission), optional(event.ticket), body].map(
    (field) => field.toWellFormed(),
  );

/** The newest link of a desk's chain: whoever keeps it elsewhere can tell whether anything before it was changed, cut or replaced. */
export type LedgerHead = {
  /** The desk's own id, 32 hex digits. */
  readonly desk: string;
  /** Number of the newest event. */
  readonly seq: number;
  /** Its hash, 64 hex digits. */
  readonly hash: string;
  /** When it happened. */
  readonly at: Instant;
};
