import type { Event, LedgerEvent } from '../domain/event.ts';

/** An event exactly as its row has it, believed by nobody yet: `body` is the stored text, `ticketKey` the stored key. */
export type StoredEvent = Omit<LedgerEvent, 'body'> & { readonly body: string; readonly ticketKey: string | null };

const isBody = (value: unknown): value is Event['body'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An event's body as a value; an empty one where the stored text is no JSON object. */
export const bodyOf = ({ body }: StoredEvent): Event['body'] => {
  try {
    const value: unknown = JSON.parse(body);
    return isBody(value) ? value : {};
  } catch {
    return {};
  }
};
