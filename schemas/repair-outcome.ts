import { z } from 'zod';
import type { RepairOutcome } from '../src/domain/repair.ts';
import { trimWhiteSpace } from '../src/domain/text.ts';

/** What whoever repairs an item may answer; a `fault` is never an answer. */
export type AnsweredOutcome = Exclude<RepairOutcome, { readonly kind: 'fault' }>;

/** An answer as read, or what is wrong with it. */
export type OutcomeReading =
  | { readonly kind: 'outcome'; readonly outcome: AnsweredOutcome }
  | { readonly kind: 'nonsense'; readonly why: string };

/** How much of a `why` or a `note` is kept, in characters: enough for a person, little for the ledger. */
const longestText = 2000;

// Lone surrogates would not survive the database, and with them the ledger's hashes would not.
const kept = (text: string): string => {
  const characters = [...trimWhiteSpace(text).toWellFormed()];
  return characters.length > longestText ? `${characters.slice(0, longestText - 1).join('')}…` : characters.join('');
};

const because = () => {
  const error = "expected 'why' to say why";
  return z
    .string({ error })
    .transform(kept)
    .refine((why) => why !== '', { error });
};

const note = () =>
  z
    .string({ error: "expected 'note' to be a text" })
    .nullish()
    .transform((text) => kept(text ?? '') || null);

const after = () => {
  const error = "expected 'after' to be a number of seconds, 0 or more";
  return z
    .number({ error })
    .min(0, { error })
    .nullish()
    .transform((seconds) => (typeof seconds === 'number' ? Math.round(seconds * 1000) : null));
};

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const schema = z.discriminatedUnion(
  'outcome',
  [
    z
      .object({ outcome: z.literal('fulfilled'), note: note() })
      .transform((given) => ({ kind: given.outcome, note: given.note })),
    z
      .object({ outcome: z.literal('unrepairable'), why: because() })
      .transform((given) => ({ kind: given.outcome, why: given.why })),
    z
      .object({ outcome: z.literal('retry'), why: because(), after: after() })
      .transform((given) => ({ kind: given.outcome, why: given.why, afterMs: given.after })),
  ],
  {
    error: ({ input }) =>
      isMap(input) ? "expected 'outcome' to be one of: fulfilled, unrepairable, retry" : 'expected one JSON object',
  },
) satisfies z.ZodType<AnsweredOutcome>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Reads the outcome of a repair as programs, services and modules answer it: `{"outcome":"fulfilled","note"?}`, `{"outcome":"unrepairable","why"}` or
 * `{"outcome":"retry","why","after"?}` (seconds). Other keys are left unread; anything else is nonsense.
 */
export const readOutcome = (text: string): OutcomeReading => {
  if (trimWhiteSpace(text) === '') return { kind: 'nonsense', why: 'expected an outcome, found nothing' };
  const document = parsed(text);
  if (document === undefined) return { kind: 'nonsense', why: 'expected one JSON document' };
  const reading = schema.safeParse(document);
  if (reading.success) return { kind: 'outcome', outcome: reading.data };
  return { kind: 'nonsense', why: reading.error.issues[0]?.message ?? 'expected an outcome' };
};
