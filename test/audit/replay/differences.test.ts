import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difference, differencesIn } from '../../../src/audit/replay/differences.ts';
import type { Json } from '../../../src/domain/event.ts';

const between = (recorded: Json, replayed: Json): readonly Difference[] => [...differencesIn(recorded, replayed, '')];

/** JSON values as they are read from a text, without -0. */
const anyJson = fc
  .json({ maxDepth: 4, noUnicodeString: false })
  .map((text): Json => JSON.parse(text.replaceAll('-0', '0')));

describe('the differences of two JSON values', () => {
  it('are none where they say the same, and some where they do not', () => {
    const law = fc.property(anyJson, anyJson, (a, b) => {
      expect(between(a, structuredClone(a))).toEqual([]);
      expect(between(a, b).length === 0).toBe(isDeepStrictEqual(a, b));
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('are told by JSON pointer, where one of them has nothing too', () => {
    expect(between({ a: { 'x/y~z': [1, 2] }, b: null }, { a: { 'x/y~z': [1, 3, 4] } })).toEqual([
      { at: '/a/x~1y~0z/1', recorded: 2, replayed: 3 },
      { at: '/a/x~1y~0z/2', recorded: undefined, replayed: 4 },
      { at: '/b', recorded: null, replayed: undefined },
    ]);
  });

  it('are told whole where one is a list and the other is none', () => {
    expect(between({ a: [] }, { a: {} })).toEqual([{ at: '/a', recorded: [], replayed: {} }]);
    expect(between({ a: '1' }, { a: 1 })).toEqual([{ at: '/a', recorded: '1', replayed: 1 }]);
  });

  it('take what the ledger makes of a lone surrogate for the same', () => {
    expect(between({ label: '\ufffd' }, { label: '\ud800' })).toEqual([]);
    expect(between({ label: '\ud800' }, { label: '\ufffd' })).toHaveLength(1);
  });

  it('are told of what was made to be endlessly deep, cut off', () => {
    const deep: Json = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
    const [difference, ...others] = between({ codes: deep }, { codes: 'OK' });
    expect(others).toEqual([]);
    expect(JSON.stringify(difference?.recorded)).toBe(`${'['.repeat(16)}"…"${']'.repeat(16)}`);
  });
});
