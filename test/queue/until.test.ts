import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import { parseUntil } from '../../src/queue/until.ts';

const at = { now: instantAt(Date.UTC(2026, 9, 3, 12)), timeZone: 'Asia/Tokyo' };

describe('until when', () => {
  it.each([
    ['90m', '2026-10-03T13:30:00.000Z'],
    ['2h', '2026-10-03T14:00:00.000Z'],
    [' 3d ', '2026-10-06T12:00:00.000Z'],
    ['2026-10-04T18:00', '2026-10-04T09:00:00.000Z'],
    ['2026-10-04T18:00:30+02:00', '2026-10-04T16:00:30.000Z'],
    ['2026-10-03T12:00:01Z', '2026-10-03T12:00:01.000Z'],
    ['2026-10-05', '2026-10-04T15:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseUntil(text, at)).toEqual({ kind: 'until', at: expected });
  });

  it.each([
    ['', 'not-a-time'],
    ['tomorrow', 'not-a-time'],
    ['90', 'not-a-time'],
    ['-2h', 'not-a-time'],
    ['2.5h', 'not-a-time'],
    ['1h30m', 'not-a-time'],
    ['2H', 'not-a-time'],
    ['18:00', 'not-a-time'],
    ['2026-02-30T10:00', 'not-a-time'],
    ['2027', 'not-a-time'],
    ['2026-11', 'not-a-time'],
    ['0m', 'not-in-the-future'],
    ['2026-10-03T12:00:00Z', 'not-in-the-future'],
    ['2026-10-03T21:00', 'not-in-the-future'],
    ['2026-10-03', 'not-in-the-future'],
  ])("'%s' is refused: %s", (text, why) => {
    expect(parseUntil(text, at)).toEqual({ kind: 'refused', why });
  });
});
