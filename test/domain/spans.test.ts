import { describe, expect, it } from 'vitest';
import { common, lengthOf, merged, type Span, without } from '../../src/domain/spans.ts';

const span = (from: number, to: number): Span => ({ from, to });

describe('merged spans', () => {
  it.each<readonly [string, readonly Span[], readonly Span[]]>([
    ['come in order', [span(8, 9), span(1, 2)], [span(1, 2), span(8, 9)]],
    ['are one where they overlap', [span(1, 5), span(3, 8)], [span(1, 8)]],
    ['are one where they touch', [span(1, 5), span(5, 8)], [span(1, 8)]],
    ['are the longer one where one holds the other', [span(1, 8), span(3, 5)], [span(1, 8)]],
    ['leave out what has no length, or ends before it begins', [span(5, 5), span(9, 2)], []],
  ])('%s', (_, spans, expected) => {
    expect(merged(spans)).toEqual(expected);
  });
});

describe('what two lists share', () => {
  it('is where both are, and nothing where they touch', () => {
    expect(common([span(1, 4), span(6, 9)], [span(3, 7)])).toEqual([span(3, 4), span(6, 7)]);
    expect(common([span(1, 4)], [span(4, 6)])).toEqual([]);
  });
});

describe('what is left of spans without others', () => {
  it('is all that lies around these', () => {
    const left = without([span(0, 10)], [span(2, 3), span(5, 12)]);
    expect([left, lengthOf(left)]).toEqual([[span(0, 2), span(3, 5)], 4]);
  });

  it('is all of it where there are no others', () => {
    expect(without([span(0, 10)], [])).toEqual([span(0, 10)]);
  });
});
