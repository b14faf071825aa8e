/** How a CSV file is written besides its cells (product.md 9): LF ends a line, or CR LF; a byte order mark first, or none. */
export type CsvStyle = { readonly bom: boolean; readonly crlf: boolean };

const runsAsFormula = /^'*[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * Text with a leading `'` where a spreadsheet would run it as a formula (`= + - @`, tab, CR first; product.md 9). Text that begins with such
 * a guard itself gets another one, so that readers, who undo exactly one, find what was meant.
 */
export const guarded = (text: string): string => (runsAsFormula.test(text) ? `'${text}` : text);

/** One cell as it stands in a CSV file (RFC 4180): guarded, and in quotes where it has to be. */
export const csvCell = (text: string): string => {
  const safe = guarded(text);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One row with the end of its line. */
export const csvRow = (cells: readonly string[], { crlf }: CsvStyle): string =>
  cells.map(csvCell).join(',') + (crlf ? '\r\n' : '\n');
