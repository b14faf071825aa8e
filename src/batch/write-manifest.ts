import { csvRow } from '../csv/cell.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { ListedFile } from './batch-check.ts';

/** A form of a batch manifest: our CSV, a list as `sha256sum` writes it, or a BagIt payload manifest (RFC 8493). */
export type ManifestForm = 'csv' | 'sha256sum' | 'bagit';

/** What one row of a batch manifest says. */
export type ManifestRow = Omit<ListedFile, 'line'>;

const columns = ['folder', 'file', 'sha256', 'bytes', 'ticket', 'item_kind', 'item_id'] as const;
const style = { bom: false, crlf: false } as const;

const cellsOf = ({ folder, file, sha256, bytes, ticket, itemKind, itemId }: ManifestRow): readonly string[] => [
  folder,
  file,
  sha256 ?? '',
  bytes === null ? '' : String(bytes),
  ticket ?? '',
  itemKind ?? '',
  itemId ?? '',
];

/** As coreutils does: a line whose name had to be escaped begins with a backslash. */
const sumLine = ({ folder, file, sha256 }: ManifestRow): string => {
  const path = `${folder}/${file}`;
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === path ? '' : '\\'}${sha256 ?? ''}  ${escaped}\n`;
};

/** Only what would break a line, and the sign of the encoding itself, is encoded (RFC 8493, 2.1.3). */
const bagLine = ({ folder, file, sha256 }: ManifestRow): string => {
  const path = `data/${folder}/${file}`;
  return `${sha256 ?? ''}  ${path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')}\n`;
};

/** What stands before the rows of a manifest. */
export const manifestHead = (form: ManifestForm): string => (form === 'csv' ? csvRow(columns, style) : '');

/** One row of a manifest with the end of its line; forms other than CSV say only the hash and the path. */
export const manifestLine = (form: ManifestForm, row: ManifestRow): string => {
  switch (form) {
    case 'csv':
      return csvRow(cellsOf(row), style);
    case 'sha256sum':
      return sumLine(row);
    case 'bagit':
      return bagLine(row);
  }
};

/** A row that failed a check, with the codes that say why, in order of precedence. */
export type FailedRow = ManifestRow & { readonly codes: readonly ReasonCode[] };

/** What stands before rows that failed. */
export const failedHead: string = csvRow([...columns, 'codes'], style);

/** A row that failed, as the readers of a manifest take it: its codes stand in a column that they leave alone. */
export const failedLine = (row: FailedRow): string => csvRow([...cellsOf(row), row.codes.join(' ')], style);
