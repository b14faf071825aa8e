import { z } from 'zod';
import type { Instant } from '../src/domain/instant.ts';
import type { LedgerHead } from '../src/domain/ledger.ts';

/** A head of a ledger as somebody kept it, or why a text is none. */
export type KeptHeadReading =
  | { readonly kind: 'head'; readonly head: LedgerHead }
  | { readonly kind: 'malformed'; readonly why: string };

const schema = z.object(
  {
    desk: z.string("expected 'desk' to be a text").regex(/^[0-9a-f]{32}$/, "expected 'desk' to be 32 hex digits"),
    seq: z.int("expected 'seq' to be a whole number").min(0, "expected 'seq' to be 0 or more"),
    hash: z.string("expected 'hash' to be a text").regex(/^[0-9a-f]{64}$/, "expected 'hash' to be 64 hex digits"),
    at: z
      .string("expected 'at' to be a text")
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "expected 'at' to be an instant in UTC with milliseconds")
      .transform((at) => at as Instant),
  },
  'expected one JSON object',
) satisfies z.ZodType<LedgerHead>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a head as `ozma ledger head --json` prints it: `{"desk","seq","hash","at"}`. Other keys are left unread. */
export const readKeptHead = (text: string): KeptHeadReading => {
  const reading = schema.safeParse(parsed(text));
  if (reading.success) return { kind: 'head', head: reading.data };
  return { kind: 'malformed', why: reading.error.issues[0]?.message ?? 'expected a head' };
};
