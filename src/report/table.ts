import { csvRow } from '../csv/cell.ts';

/** What stands in one cell: instants as UTC in ISO 8601, durations in whole seconds; null is empty. */
export type Cell = string | number | boolean | null;

/** A report as a table with stable columns. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

const style = { bom: false, crlf: false } as const;

const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  return typeof cell === 'boolean' ? (cell ? '1' : '0') : String(cell);
};

/** A report as a CSV file (RFC 4180, guarded as all that ozma writes); the same table gives the same bytes. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows.map((row) => row.map(textOf))].map((row) => csvRow(row, style)).join('');

const memberName = (column: string): string => column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** The same rows as JSON documents, their columns as members (`week_from` as `weekFrom`). */
export const documentsOf = ({ columns, rows }: Table): readonly { readonly [member: string]: Cell }[] => {
  const members = columns.map(memberName);
  return rows.map((row) => Object.fromEntries(members.map((member, place) => [member, row[place] ?? null])));
};
