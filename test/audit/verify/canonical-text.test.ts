import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isCanonicalObject } from '../../../src/audit/verify/canonical-text.ts';

describe('the canonical form of an object', () => {
  it.each([
    '{}',
    '{"a":1}',
    '{"a":1,"b":2}',
    '{"a":{"b":1,"c":[]},"d":null}',
    '{"a":[1,"b",null,{"c":1,"d":2}]}',
    '{"A":1,"a":2}',
    '{"1":1,"10":2,"9":3}',
    '{"a":[],"b":true}',
    '{"a":null}',
    '{"a":"b"}',
  ])('is %s', (text) => {
    expect(isCanonicalObject(text)).toBe(true);
  });

  it.each([
    ['a blank', '{ }'],
    ['names in another order', '{"b":2,"a":1}'],
    ['names in another order within', '{"a":{"c":1,"b":2}}'],
    ['names in another order within, beside a number', '{"a":1,"b":{"d":1,"c":2}}'],
    ['names in another order within a list', '{"a":[{"b":1,"a":2}]}'],
    ['names in another order within a list of lists', '{"a":[1,[{"b":1,"a":2}]]}'],
    ['a last name that comes too late', '{"b":1,"c":2,"a":3}'],
    ['a number written otherwise', '{"a":1.0}'],
    ['an escape that is not needed', '{"a":"\\u0061"}'],
    ['a name twice', '{"a":1,"a":1}'],
    ['a list', '[]'],
    ['a text', '"a"'],
    ['null', 'null'],
    ['no JSON', '{'],
    ['nothing', ''],
  ])('has not %s', (_, text) => {
    expect(isCanonicalObject(text)).toBe(false);
  });

  test('a text has it exactly where writing it canonically changes nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', '9', '10', 'é'), fc.jsonValue({ maxDepth: 2 })), (value) => {
        const text = JSON.stringify(value);
        expect(isCanonicalObject(text)).toBe(canonicalize(JSON.parse(text)) === text);
      }),
    );
  });
});
