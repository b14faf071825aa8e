import { z } from 'zod';
import { trimWhiteSpace } from '../src/domain/text.ts';

/** What is wrong with one cell of a row. */
export type RowFault = { readonly column: string; readonly why: string };

/** A row as read, or everything that is wrong with it. */
export type RowReading<Row> =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'bad'; readonly faults: readonly RowFault[] };

const guarded = /^'(?='*[=+\-@\t\r])/;

/** The text of a cell without the one leading `'` that keeps a spreadsheet from running it as a formula (product.md 9). */
export const unguarded = (cell: string): string => (cell.startsWith("'") ? cell.replace(guarded, '') : cell);

const control = /\p{Cc}/u;

/** A cell whose value is one line; empty is allowed. A column that is not there counts as empty. */
export const lineCell = () =>
  z
    .string()
    .default('')
    .transform(trimWhiteSpace)
    .refine((cell) => !control.test(cell), { error: 'expected one line without control characters' });

/** A cell that must say something, on one line. */
export const filledCell = (what: string) =>
  lineCell().refine((cell) => cell !== '', { error: `expected ${what}; it is empty` });

/** A cell that may say a stable id; null where it is empty. */
export const idCell = () => lineCell().transform((cell) => (cell === '' ? null : cell));

/** The row, or its faults in the order of the schema's columns. */
export const rowReading = <Row>(parsed: z.ZodSafeParseResult<Row>): RowReading<Row> =>
  parsed.success
    ? { kind: 'row', row: parsed.data }
    : {
        kind: 'bad',
        faults: parsed.error.issues.map(({ path, message }) => ({ column: String(path[0] ?? ''), why: message })),
      };
