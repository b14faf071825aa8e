import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ticketOrderKey } from '../../src/domain/ticket-order.ts';

const sorted = (keys: readonly string[]): readonly string[] =>
  keys.toSorted((a, b) => Buffer.compare(Buffer.from(ticketOrderKey(a)), Buffer.from(ticketOrderKey(b))));

describe('the order of ticket numbers', () => {
  it('counts digits as numbers', () => {
    expect(sorted(['t-10', 't-9', 't-100', 't-1'])).toEqual(['t-1', 't-9', 't-10', 't-100']);
  });

  it('counts digits as numbers whatever zeros stand before them, and however many they are', () => {
    const keys = ['t-0', 't-007', 't-08', 't-9', 't-10', 't-999999999', 't-1000000000'];
    expect(sorted(keys.toReversed())).toEqual(keys);
  });

  it('compares what stands before the digits first', () => {
    expect(sorted(['u-1', 't-2', 't', 't-2b', 't-2a'])).toEqual(['t', 't-2', 't-2a', 't-2b', 'u-1']);
  });

  it('keeps numbers apart that differ in leading zeros only', () => {
    expect(new Set(['t-1', 't-01', 't-001', 't-0', 't-00'].map(ticketOrderKey)).size).toBe(5);
  });

  test('numbers of any length come in numeric order', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 40n), fc.bigInt(0n, 10n ** 40n), (a, b) => {
        const [x, y] = [ticketOrderKey(`t-${a}`), ticketOrderKey(`t-${b}`)];
        expect(x < y).toBe(a < b);
      }),
    );
  });
});
