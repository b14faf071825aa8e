import { z } from 'zod';
import type { Instant } from '../src/domain/instant.ts';
import { isReasonCode } from '../src/domain/reason.ts';

/** A file of the payload as `datapackage.json` describes it; of a table the names of its columns, and how its lines end. */
export type DescribedFile = {
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema?: { readonly fields: readonly { readonly name: string }[] } | undefined;
  readonly dialect?:
    | { readonly lineTerminator?: string | undefined; readonly byteOrderMark?: boolean | undefined }
    | undefined;
};

/** What `datapackage.json` of an export says: of its files, and of the export itself (`ozma`). */
export type DataPackage = z.output<typeof description>;

/** What is wrong at one place of the description. */
type DescriptionFault = { readonly at: string; readonly why: string };

/** A description as read, or everything that is wrong with it. */
export type DescriptionReading =
  | {
      readonly kind: 'read';
      readonly description: DataPackage;
      /** Whether it is written as ozma writes one, each key once: else it may be read otherwise elsewhere. */
      readonly isOwnForm: boolean;
    }
  | { readonly kind: 'bad'; readonly faults: readonly DescriptionFault[] };

const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .transform((text) => text as Instant);
const count = z.int().min(0);
const tally = z.record(z.string(), z.int().min(1));
const code = z.string().refine(isReasonCode, { error: 'expected a reason code' });

const facts = z.strictObject({
  form: z.literal(1),
  export: z.enum(['manifest', 'submissions', 'ledger']),
  ledger: z.strictObject({
    desk: z.string().regex(/^[0-9a-f]{32}$/),
    seq: count,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: instant,
  }),
  filter: z.strictObject({
    from: z.string().nullable(),
    to: z.string().nullable(),
    ticket: z.string().nullable(),
    owner: z.string().nullable(),
    verdict: z.array(z.enum(['accepted', 'partial', 'duplicate', 'held', 'rejected'])),
    code: z.array(code),
  }),
  cells: z.enum(['guarded', 'exact']),
  people: z.enum(['named', 'redacted']),
  rows: count,
  submissions: count,
  verdicts: tally,
  codes: tally,
});

const file = z.object({
  path: z.string(),
  bytes: count,
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  schema: z.object({ fields: z.array(z.object({ name: z.string() })) }).optional(),
  dialect: z.object({ lineTerminator: z.string().optional(), byteOrderMark: z.boolean().optional() }).optional(),
}) satisfies z.ZodType<DescribedFile>;

const description = z.object({ resources: z.array(file).min(1), ozma: facts });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isOwnForm = (text: string): boolean => {
  try {
    return `${JSON.stringify(parsed(text), null, 2)}\n` === text;
  } catch {
    // Nested so deeply that it cannot be written: no description that ozma wrote.
    return false;
  }
};

/** Reads the description of an export: every fault at once, by its place (`ozma.ledger.seq`). Keys of other tools are left unread. */
export const readDescription = (text: string): DescriptionReading => {
  const reading = description.safeParse(parsed(text));
  if (reading.success) return { kind: 'read', description: reading.data, isOwnForm: isOwnForm(text) };
  const faults = reading.error.issues.map(({ path, message }) => ({ at: path.join('.'), why: message }));
  return { kind: 'bad', faults };
};
