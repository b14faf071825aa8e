/** How a CSV file is written besides its cells (product.md 9): LF ends a line, or CR LF; a byte order mark first, or none. */
export type CsvStyle = { readonly bom: boolean; readonly crlf: boolean };

const runsAsFormula = /^'*[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * Text with a leading `'` where a spreadsheet would run it as a formula (`= + - @`, tab, CR first; product.md 9). Text that begins with such
 * a guard itself gets another one, so that readers, who undo exactly one, find what was meant.
 */
export const guarded = (text: string): string => (runsAsFormula.test(text) ? `'${text}` : text);

/** Most cells are such, and need neither a guard nor quotes; to see that at one look is twice as fast. */
const isPlain = /^(?:[\w.:/](?:[^",\r\n]*[\w.:/)!])?)?$/;

/** One cell exactly as its text is, in quotes where it has to be (RFC 4180), for machines. */
export const exactCell = (text: string): string =>
  !isPlain.test(text) && needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One cell as it stands in a CSV file for people (RFC 4180): guarded, and in quotes where it has to be. */
export const csvCell = (text: string): string => (isPlain.test(text) ? text : exactCell(guarded(text)));

/** One row with the end of its line. */
export const csvRow = (cells: readonly string[], { crlf }: CsvStyle): string =>
  cells.map(csvCell).join(',') + (crlf ? '\r\n' : '\n');
