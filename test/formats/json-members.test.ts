import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonMembers } from '../../src/formats/json-members.ts';

const membersOf = (text: string) => jsonMembers(text).map(({ key, start, end }) => [key, text.slice(start, end)]);

describe('jsonMembers', () => {
  test.each([
    ['{}', []],
    [' \n{ } ', []],
    ['[{"a":1}]', []],
    ['["a",1]', []],
    ['"a"', []],
    ['', []],
    ['{"a":1}', [['a', '1']]],
    [
      '{"a":"x, }y","b":1}',
      [
        ['a', '"x, }y"'],
        ['b', '1'],
      ],
    ],
    [
      '{ "a" : [ {"b":"]}"} , 2 ] , "a":null,"c\\"":"\\\\" }',
      [
        ['a', '[ {"b":"]}"} , 2 ]'],
        ['a', 'null'],
        ['c"', '"\\\\"'],
      ],
    ],
    ['\t{"\\u0061"\r\n:\t-1.5e3\n}', [['a', '-1.5e3']]],
  ])('%j has the members %j', (text, members) => {
    expect(membersOf(text)).toEqual(members);
  });

  test('the values read back as the whole does', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = membersOf(text).map(([key, source]) => [key, JSON.parse(source ?? '')]);
        expect(read).toEqual(Object.entries(JSON.parse(text)));
      }),
    );
  });
});
