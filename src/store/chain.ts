import { hash } from 'node:crypto';
import { type HashedEvent, ledgerFields } from '../domain/ledger.ts';

/** Sets an event's hash apart from every other use of SHA-256. */
const domainTag = Buffer.from([1]);

/** What the first event is chained to. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * The hash that chains an event to the one before it: SHA-256 over the tag, the previous hash and each field with its length in bytes before it.
 * `body` is the event's body as canonical JSON (RFC 8785).
 */
export const eventHash = (previous: Buffer, seq: number, event: HashedEvent, body: string): Buffer => {
  const fields = ledgerFields(seq, event, body);
  const text = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('');
  return hash('sha256', Buffer.concat([domainTag, previous, Buffer.from(text)]), 'buffer');
};
