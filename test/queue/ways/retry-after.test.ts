import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../src/queue/ways/retry-after.ts';

const now = Date.parse('2026-10-06T12:00:00Z');

test.each([
  ['0', 0],
  [' 120 ', 120_000],
  ['Tue, 06 Oct 2026 12:01:30 GMT', 90_000],
  ['Tue, 06 Oct 2026 11:00:00 GMT', 0],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['2026-10-06T12:01:30Z', null],
  ['99999999999999999999', null],
  ['', null],
  [undefined, null],
])('Retry-After %j asks for %j ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
