import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMsOf, instantAt } from '../../src/domain/instant.ts';

const year9999 = Date.parse('9999-12-31T23:59:59.999Z');
const anyMs = fc.integer({ min: Date.parse('0000-01-01T00:00:00.000Z'), max: year9999 });

describe('an instant', () => {
  it('is ISO 8601 in UTC with milliseconds', () => {
    expect(instantAt(1_282_264_200_000)).toBe('2010-08-20T00:30:00.000Z');
  });

  it('gives back its milliseconds', () => {
    fc.assert(fc.property(anyMs, (ms) => epochMsOf(instantAt(ms)) === ms));
  });

  it('sorts as text as it sorts in time', () => {
    fc.assert(fc.property(anyMs, anyMs, (a, b) => instantAt(a) < instantAt(b) === a < b));
  });
});
