import { Temporal } from 'temporal-polyfill';
import { epochMsOf, type Instant, instantAt } from '../domain/instant.ts';

/** What the clocks of a zone show at an instant: milliseconds as if that time stood in UTC. */
export type WallClock = (epochMs: number) => number;

/** A stretch of time in which the clocks of a zone were not changed. */
type Steady = { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number };

const zoned = (epochMs: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);

const steadyAt = (epochMs: number, timeZone: string): Steady => {
  const time = zoned(epochMs, timeZone);
  const before = zoned(epochMs + 1, timeZone).getTimeZoneTransition('previous');
  const after = time.getTimeZoneTransition('next');
  return {
    fromMs: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: time.offsetNanoseconds / 1e6,
  };
};

/** The clocks of a zone (an IANA name). It remembers when they were last changed, for millions of instants in a row cost too much otherwise. */
export const openWallClock = (timeZone: string): WallClock => {
  let steady: Steady | null = null;
  return (epochMs) => {
    if (steady === null || epochMs < steady.fromMs || epochMs >= steady.toMs) steady = steadyAt(epochMs, timeZone);
    return epochMs + steady.offsetMs;
  };
};

/** The day that it is at an instant on the clocks of a zone (`2026-10-03`). */
export const dayAt = (instant: Instant, timeZone: string): string =>
  zoned(epochMsOf(instant), timeZone).toPlainDate().toString();

/** The first day that begins at an instant or after it. */
export const dayFrom = (instant: Instant, timeZone: string): string => {
  const day = zoned(epochMsOf(instant), timeZone).toPlainDate();
  const isWhole = startOf(day, timeZone) >= instant;
  return (isWhole ? day : day.add({ days: 1 })).toString();
};

/** When a day begins on the clocks of a zone: at midnight, or when there is none, at its first moment. */
export const startOf = (day: Temporal.PlainDate, timeZone: string): Instant =>
  instantAt(day.toZonedDateTime(timeZone).epochMilliseconds);
