import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import { dayAt, dayFrom, openWallClock } from '../../src/report/wall-clock.ts';
import { weeksFrom } from '../../src/report/weeks.ts';

const instant = (text: string): Instant => instantAt(Date.parse(text));
const losAngeles = 'America/Los_Angeles';
const always = { from: null, to: null };

const zones = [losAngeles, 'Asia/Tokyo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC', 'America/St_Johns'];

describe('a wall clock', () => {
  it('shows what the zone’s own clocks show, in whatever order it is asked', () => {
    const time = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(time, { minLength: 1, maxLength: 4 }), (timeZone, times) => {
        const clock = openWallClock(timeZone);
        for (const ms of times) {
          const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
          expect(clock(ms)).toBe(ms + zoned.offsetNanoseconds / 1e6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['2026-03-08T09:59:59.999Z', '2026-03-08T01:59:59.999Z'],
    ['2026-03-08T10:00:00.000Z', '2026-03-08T03:00:00.000Z'],
    ['2026-11-01T08:59:59.999Z', '2026-11-01T01:59:59.999Z'],
    ['2026-11-01T09:00:00.000Z', '2026-11-01T01:00:00.000Z'],
  ])('is put forward and back with the clocks of Los Angeles at %s', (time, shown) => {
    const clock = openWallClock(losAngeles);
    const ms = Date.parse(time);
    expect([ms - 1, ms, ms + 1].map((one) => instantAt(clock(one)))[1]).toBe(shown);
    expect(instantAt(openWallClock(losAngeles)(ms))).toBe(shown);
  });
});

describe('a day', () => {
  it.each([
    ['2026-10-03T14:59:59Z', 'Asia/Tokyo', '2026-10-03', '2026-10-04'],
    ['2026-10-03T15:00:00Z', 'Asia/Tokyo', '2026-10-04', '2026-10-04'],
    ['2026-10-03T15:00:00.001Z', 'Asia/Tokyo', '2026-10-04', '2026-10-05'],
    ['2026-10-03T06:59:59Z', losAngeles, '2026-10-02', '2026-10-03'],
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04', '2018-11-04'],
  ])('at %s in %s is %s, and the first that begins then %s', (time, timeZone, at, from) => {
    expect([dayAt(instant(time), timeZone), dayFrom(instant(time), timeZone)]).toEqual([at, from]);
  });
});

describe('weeks', () => {
  const told = (
    first: string,
    last: string,
    timeZone: string,
    range: { from: Instant | null; to: Instant | null } = always,
  ) =>
    weeksFrom(instant(first), instant(last), { range, timeZone }).map(({ name, from, slice }) => [
      name,
      from,
      slice.from,
      slice.to,
    ]);

  it('begin on Monday at midnight on the desk’s clocks', () => {
    expect(told('2026-10-04T14:59:59.999Z', '2026-10-04T15:00:00Z', 'Asia/Tokyo')).toEqual([
      ['2026-W40', ...Array(2).fill('2026-09-27T15:00:00.000Z'), '2026-10-04T15:00:00.000Z'],
      ['2026-W41', ...Array(2).fill('2026-10-04T15:00:00.000Z'), '2026-10-11T15:00:00.000Z'],
    ]);
  });

  it('have an hour more or less where the clocks are changed, and follow one another without a gap', () => {
    expect(told('2026-10-28T00:00:00Z', '2026-11-03T00:00:00Z', losAngeles)).toEqual([
      ['2026-W44', ...Array(2).fill('2026-10-26T07:00:00.000Z'), '2026-11-02T08:00:00.000Z'],
      ['2026-W45', ...Array(2).fill('2026-11-02T08:00:00.000Z'), '2026-11-09T08:00:00.000Z'],
    ]);
    expect(told('2026-03-08T11:00:00Z', '2026-03-08T11:00:00Z', losAngeles)).toEqual([
      ['2026-W10', ...Array(2).fill('2026-03-02T08:00:00.000Z'), '2026-03-09T07:00:00.000Z'],
    ]);
  });

  it('are named by the year of their Thursday, and also there where nothing came', () => {
    const names = told('2026-12-27T12:00:00Z', '2027-01-11T00:00:00Z', 'UTC').map(([name]) => name);
    expect(names).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
  });

  it('are cut to the range that was asked for', () => {
    const range = { from: instant('2026-09-30T00:00:00Z'), to: instant('2026-10-06T00:00:00Z') };
    expect(told('2026-09-30T01:00:00Z', '2026-10-05T01:00:00Z', 'UTC', range)).toEqual([
      ['2026-W40', '2026-09-28T00:00:00.000Z', range.from, '2026-10-05T00:00:00.000Z'],
      ['2026-W41', '2026-10-05T00:00:00.000Z', '2026-10-05T00:00:00.000Z', range.to],
    ]);
  });
});
