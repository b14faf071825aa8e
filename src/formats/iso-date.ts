import { Temporal } from 'temporal-polyfill';
import { type Instant, instantAt } from '../domain/instant.ts';
import type { NoteDate } from '../domain/note.ts';
import { parseWallInterval, type WallInterval } from './iso-interval.ts';

// An instant's text sorts by time only with years of four digits.
const firstMs = Date.parse('0000-01-01T00:00:00.000Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

const isMonthStart = (epochMs: number): boolean => {
  const date = new Date(epochMs);
  return date.getUTCDate() === 1 && epochMs % 86_400_000 === 0;
};

/** A wall clock's time in a zone; of a time that comes twice the first or the last, of one that is skipped the one after. */
const zonedMs = (wallMs: number, timeZone: string, disambiguation: 'compatible' | 'later'): number =>
  Temporal.Instant.fromEpochMilliseconds(wallMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;

const inZone = (wall: WallInterval, timeZone: string): readonly [startMs: number, lastMs: number] => {
  if (wall.offsetMs !== null) return [wall.startMs - wall.offsetMs, wall.endMs - 1 - wall.offsetMs];
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return [wall.startMs, wall.endMs - 1];
  return [zonedMs(wall.startMs, timeZone, 'compatible'), zonedMs(wall.endMs - 1, timeZone, 'later')];
};

const resolve = (wall: WallInterval, timeZone: string): NoteDate | null => {
  const [startMs, endMs] = inZone(wall, timeZone);
  if (startMs < firstMs || endMs > lastMs) return null;
  if (wall.isLeapSecond && !isMonthStart(startMs - (startMs % 1000))) return null;
  return { start: instantAt(startMs), end: instantAt(endMs) };
};

/**
 * A note's date as an interval (product.md 5 and 12): ISO 8601 only, to the end of its precision; without offset it is read in `timeZone`
 * (an IANA name). Null for anything else, and for dates that do not exist.
 */
export const parseNoteDate = (text: string, timeZone: string): NoteDate | null => {
  const wall = parseWallInterval(text);
  return wall === null ? null : resolve(wall, timeZone);
};

/** UTC to the second or the millisecond, on a day that every month has: what a program writes on nine days of ten, and always an instant. */
const commonUtc = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

const commonInstant = (text: string): Instant | null =>
  commonUtc.test(text) ? (`${text.slice(0, -1)}${text.includes('.') ? '' : '.000'}Z` as Instant) : null;

/** The start of an ISO 8601 date-time with offset, as ticket files give it (product.md 3); null for anything else. */
export const parseInstant = (text: string): Instant | null => {
  const common = commonInstant(text);
  if (common !== null) return common;
  const wall = parseWallInterval(text);
  if (wall === null || !wall.hasTime || wall.offsetMs === null) return null;
  return resolve(wall, 'UTC')?.start ?? null;
};
