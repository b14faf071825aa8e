import type { Event } from './event.ts';

const optional = (text: string | null): string => (text === null ? '-' : `+${text}`);

/**
 * The fields that an event's hash covers, in order and well-formed: number, instant, kind, actor, submission, ticket, body. Whoever hashes them
 * puts each field's length before it, so that no text can pass for two fields. `body` is the event's body as canonical JSON (RFC 8785).
 */
export const ledgerFields = (seq: number, event: Omit<Event, 'body'>, body: string): readonly string[] =>
  [String(seq), event.at, event.kind, event.actor, optional(event.submission), optional(event.ticket), body].map(
    (field) => field.toWellFormed(),
  );
