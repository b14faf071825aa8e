import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { trimWhiteSpace } from '../domain/text.ts';
import { parseNoteDate } from '../formats/iso-date.ts';
import type { SubmissionFilter } from '../store/reads.ts';

/** The days or instants between which something was received, as they were typed; `to` is exclusive. */
export type GivenBounds = { readonly from?: string; readonly to?: string };

/** The start of a date or time as the desk's clocks have it. */
const instantOf = (option: string, given: string | undefined, timeZone: string): Instant | null => {
  if (given === undefined) return null;
  const date = parseNoteDate(trimWhiteSpace(given), timeZone);
  if (date !== null) return date.start;
  throw new OzmaError('usage', `${option}: expected an ISO 8601 date, such as 2026-10-01, not "${given}".`);
};

/** The instants that were meant; a day alone starts in the desk's zone. Throws an `OzmaError` for what is no date, and for an empty time. */
export const receivedBetween = ({ from, to }: GivenBounds, timeZone: string): Pick<SubmissionFilter, 'from' | 'to'> => {
  const bounds = { from: instantOf('--from', from, timeZone), to: instantOf('--to', to, timeZone) };
  if (bounds.from !== null && bounds.to !== null && bounds.from >= bounds.to) {
    throw new OzmaError('usage', `--from ${from} is not before --to ${to}: nothing can lie between them.`);
  }
  return bounds;
};
