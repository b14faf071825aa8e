import { z } from 'zod';
import type { SubmissionId } from '../src/domain/ids.ts';
import type { Instant } from '../src/domain/instant.ts';
import { storedId, storedInstant } from './stored-text.ts';

/** One line of an export's arrivals (`data/arrivals.jsonl`): the rules or the policy of the submissions that follow, or a submission. */
export type ArrivalLine =
  | { readonly kind: 'rules'; readonly ruleset: string; readonly names: readonly string[] }
  | { readonly kind: 'policy'; readonly sha256: string; readonly text: string }
  | {
      readonly kind: 'submission';
      readonly submission: SubmissionId;
      /** Number of its event; instant, ticket and body are the event's. */
      readonly seq: number;
      readonly at: Instant | null;
      readonly ticket: string | null;
      readonly ruleset: string;
      readonly judged: string | null;
      readonly trace: string;
      /** Hash of its policy; null where none was kept. */
      readonly policy: string | null;
      readonly arrival: string | null;
    }
  | { readonly kind: 'malformed' };

const submission = z
  .object({
    submission: storedId,
    seq: z.number(),
    at: storedInstant.nullable(),
    ticket: z.string().nullable(),
    ruleset: z.string(),
    judged: z.string().nullable(),
    trace: z.string(),
    policy: z.string().nullable(),
    arrival: z.string().nullable(),
  })
  .transform((line) => ({ kind: 'submission' as const, ...line }));

const rules = z
  .object({ ruleset: z.string(), rules: z.array(z.string()) })
  .transform(({ ruleset, rules: names }) => ({ kind: 'rules' as const, ruleset, names }));

const policy = z
  .object({ policy: z.string(), body: z.string() })
  .transform(({ policy: sha256, body: text }) => ({ kind: 'policy' as const, sha256, text }));

const line = z.union([submission, rules, policy]) satisfies z.ZodType<ArrivalLine>;

/** Reads one line of an export's arrivals. */
export const readArrivalLine = (text: string): ArrivalLine => {
  try {
    return line.safeParse(JSON.parse(text)).data ?? { kind: 'malformed' };
  } catch {
    return { kind: 'malformed' };
  }
};
