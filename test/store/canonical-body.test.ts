import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { canonicalBody } from '../../src/store/canonical-body.ts';

const names = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'attempt',
    'item',
    '10',
    '9',
    '007',
    '-1',
    '',
    '__proto__',
    'toJSON',
    'ticket',
    'é',
    'ﬀ',
    '😀',
    '\u0000',
    ':',
  ),
);
const { body } = fc.letrec<{ readonly value: Event['body'][string]; readonly body: Event['body'] }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    fc.constantFrom(null, -0, 1e21, 5e-324, 2 ** 53, '\\ud800', '\u2028', '\u007f'),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('body'),
  ),
  body: fc.dictionary(names, tie('value'), { maxKeys: 6 }),
}));

describe('the canonical form of bodies', () => {
  it('is that of RFC 8785, whatever they hold', () => {
    fc.assert(
      fc.property(body, (one) => {
        expect(canonicalBody(one)).toBe(canonicalize(one));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same in whatever order names were given', () => {
    fc.assert(
      fc.property(body, (one) => {
        expect(canonicalBody(Object.fromEntries(Object.entries(one).toReversed()))).toBe(canonicalBody(one));
      }),
    );
  });

  it.each([
    '{"10":2,"9":1}',
    '{"9 ":1,"95":2}',
    '{"__proto__":{"a":1}}',
    '{"a":{"__proto__":1}}',
    '{"a":[{"10":1,"9":2}]}',
  ])('has its names in order even where an object has not: %s', (text) => {
    expect(canonicalBody(JSON.parse(text))).toBe(text);
  });

  const halves: readonly (readonly [string, Event['body'], string])[] = [
    ['in a text', { note: 'a\ud800' }, '{"note":"a\ufffd"}'],
    ['beside nothing at all', { none: null, note: '\ud800', yes: true }, '{"none":null,"note":"\ufffd","yes":true}'],
    ['in a name', { 'b\udc00': 1, a: 2 }, '{"a":2,"b\ufffd":1}'],
    ['deep within', { all: [{ of: ['\udfff'] }] }, '{"all":[{"of":["\ufffd"]}]}'],
  ];
  it.each(halves)('has no halves of characters: %s', (_, given, expected) => {
    expect(canonicalBody(given)).toBe(expected);
  });

  it('is none for what is no number', () => {
    expect(() => canonicalBody({ after: Number.NaN })).toThrow('NaN');
  });
});
