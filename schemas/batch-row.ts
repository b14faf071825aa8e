import { z } from 'zod';
import type { RowFault } from '../src/domain/batch-reason.ts';
import { sha256 } from '../src/domain/ids.ts';
import { trimWhiteSpace } from '../src/domain/text.ts';

/** The columns of a batch manifest in our CSV (product.md 9). */
export const batchColumns = ['folder', 'file', 'sha256', 'bytes', 'ticket', 'item_kind', 'item_id'] as const;

/** A column of a batch manifest. */
export type BatchColumn = (typeof batchColumns)[number];

const isBatchColumn = (word: unknown): word is BatchColumn => batchColumns.some((column) => column === word);

const hashCell = /^\s*(?:[0-9a-f]{64})?\s*$/i;
const sizeCell = /^\s*(?:\d+)?\s*$/;

/** Names are taken as they stand: a blank is a part of them. */
const name = z.string().min(1);
const cell = z.string().default('');

const schema = z.object({
  folder: name,
  file: name,
  sha256: cell.refine((text) => hashCell.test(text)),
  bytes: cell.refine((text) => sizeCell.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER),
  ticket: cell,
  item_kind: cell,
  item_id: cell,
});

const faults = { sha256: 'not-a-hash', bytes: 'not-a-size' } as const satisfies Partial<Record<BatchColumn, RowFault>>;

const faultIn = (column: BatchColumn): RowFault =>
  column === 'sha256' || column === 'bytes' ? faults[column] : 'empty';

const textOrNull = (text: string): string | null => {
  const trimmed = trimWhiteSpace(text);
  return trimmed === '' ? null : trimmed;
};

/** The cells of one row by column, guards undone; a column that the file does not have is not there. */
export type BatchCellTexts = Readonly<Partial<Record<BatchColumn, string>>>;

/** The cells of one valid row; null where a cell says nothing. */
type BatchCells = ReturnType<typeof cellsOf>;

const cellsOf = (row: z.output<typeof schema>) => {
  const hash = textOrNull(row.sha256);
  const bytes = textOrNull(row.bytes);
  return {
    folder: row.folder,
    file: row.file,
    sha256: hash === null ? null : sha256(hash.toLowerCase()),
    bytes: bytes === null ? null : Number(bytes),
    ticket: textOrNull(row.ticket),
    itemKind: textOrNull(row.item_kind),
    itemId: textOrNull(row.item_id),
  };
};

/** A row of a batch manifest as read, or every cell that cannot be used. */
export type BatchCellsReading =
  | { readonly kind: 'cells'; readonly cells: BatchCells }
  | { readonly kind: 'bad'; readonly faults: readonly { readonly column: BatchColumn; readonly why: RowFault }[] };

/** Reads the cells of one row of a batch manifest. */
export const readBatchCells = (texts: BatchCellTexts): BatchCellsReading => {
  const parsed = schema.safeParse(texts);
  if (parsed.success) return { kind: 'cells', cells: cellsOf(parsed.data) };
  const columns = parsed.error.issues.map(({ path }) => path[0]).filter(isBatchColumn);
  return { kind: 'bad', faults: columns.map((column) => ({ column, why: faultIn(column) })) };
};
