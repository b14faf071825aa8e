declare const instantBrand: unique symbol;

/** A moment in UTC as ISO 8601 text with milliseconds (`2010-08-20T00:30:00.000Z`), so that text order is time order. */
export type Instant = string & { readonly [instantBrand]: true };

/** The instant at a number of milliseconds since 1970 (UTC). */
export const instantAt = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant;

/** Milliseconds since 1970 (UTC) of an instant. */
export const epochMsOf = (instant: Instant): number => Date.parse(instant);
