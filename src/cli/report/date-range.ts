import type { Instant } from '../../domain/instant.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { trimWhiteSpace } from '../../domain/text.ts';
import { parseNoteDate } from '../../formats/iso-date.ts';
import type { TimeRange } from '../../store/report-reads.ts';

/** The ends of a range as somebody gave them. */
export type GivenRange = { readonly from?: string; readonly to?: string };

const startOf = (option: string, given: string | undefined, timeZone: string): Instant | null => {
  if (given === undefined) return null;
  const date = parseNoteDate(trimWhiteSpace(given), timeZone);
  if (date !== null) return date.start;
  throw new OzmaError('usage', `${option}: expected an ISO 8601 date, such as 2026-10-01, not "${given}".`);
};

/** The range that is meant: `from` inclusive, `to` exclusive; a date counts from its start on the clocks of a zone. */
export const rangeOf = ({ from, to }: GivenRange, timeZone: string): TimeRange => {
  const range = { from: startOf('--from', from, timeZone), to: startOf('--to', to, timeZone) };
  if (range.from === null || range.to === null || range.from < range.to) return range;
  throw new OzmaError('usage', `--from ${from} is not before --to ${to}: nothing can lie between them.`);
};
