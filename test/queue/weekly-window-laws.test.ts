import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMsOf, instantAt } from '../../src/domain/instant.ts';
import { openWindows } from '../../src/queue/weekly-window.ts';
import type { Weekday, WeeklyWindow } from '../../src/running-config.ts';

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const zones = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kathmandu'];

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
);

/** The day and the time that a clock on the wall of a zone shows, as the platform's own calendar has it. */
const wallOf = (ms: number, timeZone: string): { readonly day: number; readonly time: string } => {
  const parts = new Map(
    clocks
      .get(timeZone)
      ?.formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const day = weekdays.findIndex((name) => parts.get('weekday')?.toLowerCase().startsWith(name));
  return { day, time: `${parts.get('hour')}:${parts.get('minute')}` };
};

const liesIn = (ms: number, { days, from, to, timeZone }: WeeklyWindow): boolean => {
  const { day, time } = wallOf(ms, timeZone);
  const isOn = (index: number) => days.some((name) => name === weekdays[(index + 7) % 7]);
  if (from < to) return isOn(day) && time >= from && time < to;
  return (isOn(day) && time >= from) || (isOn(day - 1) && time < to);
};

const time = fc
  .record({ hour: fc.nat(23), minute: fc.constantFrom(0, 1, 15, 30, 45, 59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const windows = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    from: time,
    to: time,
    timeZone: fc.constantFrom(...zones),
  })
  .map((window): WeeklyWindow => ({ ...window, name: 'restarts', why: 'the regions are restarted' }));
/** Within hours of a change of the clocks in 2026 somewhere, or anywhere in the year. */
const moments = fc.oneof(
  fc
    .record({
      near: fc.constantFrom(
        '2026-03-08T10:00Z',
        '2026-11-01T09:00Z',
        '2026-04-04T15:00Z',
        '2026-10-03T15:30Z',
        '2026-10-25T01:00Z',
      ),
      minutes: fc.integer({ min: -1600, max: 1600 }),
    })
    .map(({ near, minutes }) => Date.parse(near) + minutes * 60_000),
  fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
);

describe('at any instant', () => {
  it('a window is open exactly while the wall clock lies in it', () => {
    fc.assert(
      fc.property(windows, moments, (window, ms) => {
        expect(openWindows([window], instantAt(ms)).length).toBe(liesIn(ms, window) ? 1 : 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('an open window is open throughout its time as one, and shut or begun anew around it', () => {
    fc.assert(
      fc.property(
        windows,
        moments,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (window, ms, part) => {
          const [now] = openWindows([window], instantAt(ms));
          if (now === undefined) return;
          const [since, until] = [epochMsOf(now.since), epochMsOf(now.until)];
          expect(since <= ms && ms < until).toBe(true);
          const within = Math.min(until - 1, Math.floor(since + part * (until - since)));
          expect(openWindows([window], instantAt(within))).toEqual([now]);
          const around = [since - 1, until].flatMap((other) => openWindows([window], instantAt(other)));
          expect(around.filter((other) => other.since === now.since)).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
