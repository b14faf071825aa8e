import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openOverlaps } from '../../src/report/overlaps.ts';

const span = fc.tuple(fc.nat(60), fc.nat(30)).map(([from, length]) => ({ from, to: from + length }));

it('what spans have in common with another is what a look at each of them tells', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), span, (spans, other) => {
      const each = spans.flatMap(({ from, to }, place) => {
        const seconds = Math.min(to, other.to) - Math.max(from, other.from);
        return seconds > 0 ? [[place, seconds]] : [];
      });
      expect(openOverlaps(spans)(other).toSorted(([a], [b]) => a - b)).toEqual(each);
    }),
  );
});

it('a span without an end has in common what others have', () => {
  expect(openOverlaps([{ from: 5, to: 8 }])({ from: 6, to: Number.POSITIVE_INFINITY })).toEqual([[0, 2]]);
});
