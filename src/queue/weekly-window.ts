import { Temporal } from 'temporal-polyfill';
import { type Instant, instantAt } from '../domain/instant.ts';
import type { Weekday, WeeklyWindow } from '../running-config.ts';

/** A weekly window that is open at some instant, with the time for which it is. */
export type OpenWindow = { readonly window: WeeklyWindow; readonly since: Instant; readonly until: Instant };

/** One time that a window opens, on the wall clock: milliseconds as if it stood in UTC. */
type Occurrence = { readonly fromMs: number; readonly toMs: number };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** From Sunday, as `Date` counts them. */
const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const clockMs = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * minuteMs;

const zoned = (ms: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);

const offsetMs = (ms: number, timeZone: string): number => zoned(ms, timeZone).offsetNanoseconds / 1e6;

/** The occurrence that a time of the wall clock lies in: begun on its own day, or on the day before. */
const occurrenceAt = (wallMs: number, { days, from, to }: WeeklyWindow): Occurrence | null => {
  const [fromMs, toMs] = [clockMs(from), clockMs(to)];
  const lengthMs = toMs > fromMs ? toMs - fromMs : toMs + dayMs - fromMs;
  const today = wallMs - (((wallMs % dayMs) + dayMs) % dayMs);
  for (const day of [today, today - dayMs]) {
    const begin = day + fromMs;
    const weekday = weekdays[new Date(day).getUTCDay()];
    const isHere = wallMs >= begin && wallMs < begin + lengthMs;
    if (isHere && weekday !== undefined && days.includes(weekday)) return { fromMs: begin, toMs: begin + lengthMs };
  }
  return null;
};

/** The occurrence in which a window is at an instant; null while it is shut. */
const occurrenceNow = (ms: number, window: WeeklyWindow): Occurrence | null =>
  occurrenceAt(ms + offsetMs(ms, window.timeZone), window);

/** When the clocks of a zone were changed before `ms`, or will be after it. */
const changeOf = (ms: number, timeZone: string, turn: 'next' | 'previous'): number | null =>
  zoned(ms, timeZone).getTimeZoneTransition(turn)?.epochMilliseconds ?? null;

/**
 * The instant at which an occurrence that is on at `ms` began. Where the clocks were changed in between, the wall clock may have been in it before
 * (and it began by the old clock), or have jumped into it (and it began with the change).
 */
const beginOf = (ms: number, on: Occurrence, window: WeeklyWindow): number => {
  const { timeZone } = window;
  const offset = offsetMs(ms, timeZone);
  const begin = on.fromMs - offset;
  if (offsetMs(begin - 1, timeZone) === offset) return begin;
  const change = changeOf(ms + 1, timeZone, 'previous');
  if (change === null) return begin;
  const before = occurrenceNow(change - 1, window);
  return before?.fromMs === on.fromMs ? beginOf(change - 1, before, window) : Math.max(begin, change);
};

/** The instant at which an occurrence that is on at `ms` ends: by the clock, or because a change of the clocks jumps out of it. */
const endOf = (ms: number, on: Occurrence, window: WeeklyWindow): number => {
  const { timeZone } = window;
  const offset = offsetMs(ms, timeZone);
  const end = on.toMs - offset;
  if (offsetMs(end, timeZone) === offset) return end;
  const change = changeOf(ms, timeZone, 'next');
  if (change === null) return end;
  const after = occurrenceNow(change, window);
  return after?.fromMs === on.fromMs ? endOf(change, after, window) : Math.min(end, change);
};

/**
 * The windows of a schedule that are open at an instant (product.md 10): a window is open exactly while the wall clock of its zone lies in it. It
 * may open twice in a night in which an hour comes twice, and not at all where its hour is left out.
 */
export const openWindows = (schedule: readonly WeeklyWindow[], now: Instant): readonly OpenWindow[] => {
  const ms = Date.parse(now);
  return schedule.flatMap((window) => {
    const on = occurrenceNow(ms, window);
    if (on === null) return [];
    return [{ window, since: instantAt(beginOf(ms, on, window)), until: instantAt(endOf(ms, on, window)) }];
  });
};
