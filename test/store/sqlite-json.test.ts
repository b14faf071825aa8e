import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refsOfText, refsToText } from '../../src/store/sqlite/json.ts';

const parsed = (text: string) => {
  const pairs: readonly (readonly [string, string])[] = JSON.parse(text);
  return pairs.map(([kind, id]) => ({ kind, id }));
};

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('bunny', 'N-1', '"', '\\', '],[', '"],["', '[[', '\n', '\u0000', '\u007f', '巣', ','),
);
const refs = fc.array(fc.record({ kind: hostile, id: hostile }), { maxLength: 4 });

/** What a parser of JSON makes of a text: references, or nothing at all. */
const attempt = (read: (text: string) => unknown, text: string): unknown => {
  try {
    return read(text);
  } catch {
    return 'refused';
  }
};

describe('item references as a cell of a table', () => {
  it('come back as they were written, whatever stands in them', () => {
    fc.assert(
      fc.property(refs, (list) => {
        expect(refsOfText(refsToText(list))).toEqual(list);
      }),
      { numRuns: 1000 },
    );
  });

  it('are read from an altered text as a parser of JSON reads them, or refused as it refuses', () => {
    const altered = fc.tuple(refs, fc.nat(), fc.constantFrom('', '"', ',', '[', ']', ' ', '\\', '\n', '\u0001', 'a'));
    fc.assert(
      fc.property(altered, ([list, place, piece]) => {
        const text = refsToText(list);
        const at = place % (text.length + 1);
        const other = text.slice(0, at) + piece + text.slice(at + (place % 2));
        expect(attempt(refsOfText, other)).toEqual(attempt(parsed, other));
      }),
      { numRuns: 2000 },
    );
  });
});
