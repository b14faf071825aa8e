import type { Delimiter } from '../formats/ticket-presets.ts';
import { afterBlank, closingQuote, type Dialect, dialectOf } from './records.ts';

/** Cells of a record with quotes in it; blanks around a quoted cell are none of it. */
const quotedCells = (text: string, dialect: Dialect): readonly string[] => {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const opening = afterBlank(text, at, dialect);
    const isQuoted = text[opening] === '"';
    const closing = isQuoted ? closingQuote(text, opening + 1, true) : -1;
    const next = text.indexOf(dialect.delimiter, at);
    const end = isQuoted ? afterBlank(text, closing + 1, dialect) : next < 0 ? text.length : next;
    cells.push(isQuoted ? text.slice(opening + 1, closing).replaceAll('""', '"') : text.slice(at, end));
    if (end >= text.length) return cells;
    at = end + 1;
  }
};

/**
 * Cuts the text of a whole record into its cells, as fast-csv does (a property holds both against each other). As there, blanks
 * alone before the first delimiter are an empty cell, and blanks alone in a record are no cell at all.
 */
export const cellsOf = (text: string, delimiter: Delimiter): readonly string[] => {
  const dialect = dialectOf(delimiter);
  const opening = afterBlank(text, 0, dialect);
  if (opening === text.length) return [];
  const cells = text.includes('"') ? quotedCells(text, dialect) : text.split(delimiter);
  return opening > 0 && text[opening] === delimiter ? ['', ...cells.slice(1)] : cells;
};
