import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import { openWindows } from '../../src/queue/weekly-window.ts';
import type { Weekday, WeeklyWindow } from '../../src/running-config.ts';

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const windowOf = (over: Partial<WeeklyWindow>): WeeklyWindow => ({
  name: 'restarts',
  days: weekdays,
  from: '05:00',
  to: '06:00',
  timeZone: 'UTC',
  why: 'the regions are restarted',
  ...over,
});

const losAngeles = (over: Partial<WeeklyWindow>) => windowOf({ timeZone: 'America/Los_Angeles', ...over });

const at = (text: string): Instant => instantAt(Date.parse(text));

/** What is open at an instant, as text to the minute. */
const open = (window: WeeklyWindow, now: string): string => {
  const short = (instant: Instant) => instant.slice(0, 16);
  const [one] = openWindows([window], at(now));
  return one === undefined ? 'shut' : `${short(one.since)} ${short(one.until)}`;
};

describe('a weekly window', () => {
  it.each([
    ['before it begins', windowOf({}), '2026-10-05T04:59:59.999Z', 'shut'],
    ['when it begins', windowOf({}), '2026-10-05T05:00:00Z', '2026-10-05T05:00 2026-10-05T06:00'],
    ['to its last moment', windowOf({}), '2026-10-05T05:59:59.999Z', '2026-10-05T05:00 2026-10-05T06:00'],
    ['when it ends', windowOf({}), '2026-10-05T06:00:00Z', 'shut'],
    ['on a day that is not its own', windowOf({ days: ['tue'] }), '2026-10-05T05:30:00Z', 'shut'],
    ['on its day', windowOf({ days: ['mon'] }), '2026-10-05T05:30:00Z', '2026-10-05T05:00 2026-10-05T06:00'],
  ])('is open from its beginning until its end: %s', (_, window, now, expected) => {
    expect(open(window, now)).toBe(expected);
  });

  const night = windowOf({ days: ['fri'], from: '22:00', to: '02:00' });
  const whole = windowOf({ days: ['sat', 'sun'], from: '09:00', to: '09:00' });
  it.each([
    ['before midnight', night, '2026-10-09T23:00:00Z', '2026-10-09T22:00 2026-10-10T02:00'],
    ['after midnight, on the day after its own', night, '2026-10-10T01:59:00Z', '2026-10-09T22:00 2026-10-10T02:00'],
    ['in the first hours of its own day', night, '2026-10-09T01:00:00Z', 'shut'],
    ['a day long where it ends when it begins', whole, '2026-10-11T08:59:00Z', '2026-10-10T09:00 2026-10-11T09:00'],
    ['day after day', whole, '2026-10-11T09:00:00Z', '2026-10-11T09:00 2026-10-12T09:00'],
    ['no longer than its last day', whole, '2026-10-12T09:00:00Z', 'shut'],
  ])('goes over midnight: %s', (_, window, now, expected) => {
    expect(open(window, now)).toBe(expected);
  });

  const tokyo = windowOf({ timeZone: 'Asia/Tokyo', days: ['mon'], from: '05:00', to: '07:30' });
  it.each([
    ['Monday there, Sunday in Greenwich', '2026-10-04T20:00:00Z', '2026-10-04T20:00 2026-10-04T22:30'],
    ['just before', '2026-10-04T19:59:00Z', 'shut'],
    ['Monday in Greenwich', '2026-10-05T05:00:00Z', 'shut'],
    ['in July as in January', '2026-07-05T21:00:00Z', '2026-07-05T20:00 2026-07-05T22:30'],
  ])('is in the time of Asia/Tokyo: %s', (_, now, expected) => {
    expect(open(tokyo, now)).toBe(expected);
  });
});

describe('a weekly window in America/Los_Angeles', () => {
  it.each([
    // On 8 March 2026, 02:00 is followed by 03:00 (10:00 UTC).
    [
      'begun by the old clock',
      losAngeles({ from: '00:00', to: '06:00' }),
      '2026-03-08T11:00Z',
      '2026-03-08T08:00 2026-03-08T13:00',
    ],
    [
      'ending by the new clock',
      losAngeles({ from: '00:00', to: '06:00' }),
      '2026-03-08T09:00Z',
      '2026-03-08T08:00 2026-03-08T13:00',
    ],
    [
      'ending in the hour that is left out',
      losAngeles({ from: '01:30', to: '02:30' }),
      '2026-03-08T09:45Z',
      '2026-03-08T09:30 2026-03-08T10:00',
    ],
    [
      'beginning in it',
      losAngeles({ from: '02:30', to: '04:00' }),
      '2026-03-08T10:15Z',
      '2026-03-08T10:00 2026-03-08T11:00',
    ],
    ['wholly in it: before', losAngeles({ from: '02:15', to: '02:45' }), '2026-03-08T09:59Z', 'shut'],
    ['wholly in it: after', losAngeles({ from: '02:15', to: '02:45' }), '2026-03-08T10:00Z', 'shut'],
    [
      'beginning as the clock jumps',
      losAngeles({ from: '03:00', to: '04:00' }),
      '2026-03-08T10:00Z',
      '2026-03-08T10:00 2026-03-08T11:00',
    ],
  ])('in spring: %s', (_, window, now, expected) => {
    expect(open(window, now)).toBe(expected);
  });

  it.each([
    // On 1 November 2026, 02:00 (09:00 UTC) is followed by 01:00 again.
    [
      'begun by the old clock',
      losAngeles({ from: '00:00', to: '06:00' }),
      '2026-11-01T13:00Z',
      '2026-11-01T07:00 2026-11-01T14:00',
    ],
    [
      'ending by the new clock',
      losAngeles({ from: '00:00', to: '06:00' }),
      '2026-11-01T08:30Z',
      '2026-11-01T07:00 2026-11-01T14:00',
    ],
    [
      'around the hour that comes twice, first',
      losAngeles({ from: '01:00', to: '02:00' }),
      '2026-11-01T08:30Z',
      '2026-11-01T08:00 2026-11-01T10:00',
    ],
    [
      'around it, again',
      losAngeles({ from: '01:00', to: '02:00' }),
      '2026-11-01T09:30Z',
      '2026-11-01T08:00 2026-11-01T10:00',
    ],
    [
      'within it, first',
      losAngeles({ from: '01:15', to: '01:45' }),
      '2026-11-01T08:20Z',
      '2026-11-01T08:15 2026-11-01T08:45',
    ],
    ['within it, between', losAngeles({ from: '01:15', to: '01:45' }), '2026-11-01T09:05Z', 'shut'],
    [
      'within it, again',
      losAngeles({ from: '01:15', to: '01:45' }),
      '2026-11-01T09:20Z',
      '2026-11-01T09:15 2026-11-01T09:45',
    ],
    [
      'ending in it, first',
      losAngeles({ from: '00:30', to: '01:30' }),
      '2026-11-01T08:00Z',
      '2026-11-01T07:30 2026-11-01T08:30',
    ],
    [
      'ending in it, again',
      losAngeles({ from: '00:30', to: '01:30' }),
      '2026-11-01T09:10Z',
      '2026-11-01T09:00 2026-11-01T09:30',
    ],
    [
      'beginning in it, first',
      losAngeles({ from: '01:30', to: '03:00' }),
      '2026-11-01T08:45Z',
      '2026-11-01T08:30 2026-11-01T09:00',
    ],
    [
      'beginning in it, again',
      losAngeles({ from: '01:30', to: '03:00' }),
      '2026-11-01T09:45Z',
      '2026-11-01T09:30 2026-11-01T11:00',
    ],
    [
      'from the evening before',
      losAngeles({ days: ['sat'], from: '22:00', to: '02:00' }),
      '2026-11-01T09:59Z',
      '2026-11-01T05:00 2026-11-01T10:00',
    ],
  ])('in autumn: %s', (_, window, now, expected) => {
    expect(open(window, now)).toBe(expected);
  });
});
