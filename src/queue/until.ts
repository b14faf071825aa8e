import { epochMsOf, type Instant, instantAt } from '../domain/instant.ts';
import { trimWhiteSpace } from '../domain/text.ts';
import { parseNoteDate } from '../formats/iso-date.ts';

const minuteMs = 60_000;
const unitsMs = { m: minuteMs, h: 60 * minuteMs, d: 24 * 60 * minuteMs } as const;
const duration = /^(\d{1,6})([mhd])$/;
/** A date to the day at least: the end of a month or of a year is nobody's answer to when. */
const longestDayMs = 26 * 60 * minuteMs;

/** When something is to end, as a person wrote it, or why that is none. */
export type Until =
  | { readonly kind: 'until'; readonly at: Instant }
  | { readonly kind: 'refused'; readonly why: 'not-a-time' | 'not-in-the-future' };

const atOf = (text: string, now: Instant, timeZone: string): Instant | null => {
  const [, count, unit] = duration.exec(text) ?? [];
  if (count !== undefined && (unit === 'm' || unit === 'h' || unit === 'd')) {
    return instantAt(epochMsOf(now) + Number(count) * unitsMs[unit]);
  }
  const date = parseNoteDate(text, timeZone);
  if (date === null || epochMsOf(date.end) - epochMsOf(date.start) >= longestDayMs) return null;
  return date.start;
};

/**
 * Reads until when: a duration from `now` (`90m`, `2h`, `3d` of 24 hours), or an ISO 8601 date-time, in `timeZone` where it has no offset; a day alone
 * means its beginning. What is not after `now` is refused.
 */
export const parseUntil = (
  text: string,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Until => {
  const at = atOf(trimWhiteSpace(text), now, timeZone);
  if (at === null) return { kind: 'refused', why: 'not-a-time' };
  return at > now ? { kind: 'until', at } : { kind: 'refused', why: 'not-in-the-future' };
};
