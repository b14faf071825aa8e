import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsPattern } from '../../src/formats/status-pattern.ts';

test.each([
  ['Inventory', 'Inventory'],
  ['Inventory', 'INVENTORY'],
  ['  Inventory ', 'inventory'],
  ['Regions of the north', 'regions*'],
  ['Regions of the north', '*north'],
  ['Regions of the north', '*OF*'],
  ['Regions of the north', 'r*o*t*h'],
  ['Regions of the north', '*'],
  ['Regions of the north', '**north**'],
  ['a*b', 'a*b'],
  ['', '*'],
  ['STRASSE', 'straße'],
  ['ログイン サーバー', 'ログイン*'],
  ['(v2.0) [beta]+', '(v2.0) [beta]+'],
])('%j fits %j', (name, pattern) => {
  expect(fitsPattern(name, pattern)).toBe(true);
});

test.each([
  ['Inventory', 'Invent'],
  ['Inventory', 'nventory'],
  ['Inventory', ''],
  ['Regions of the north', 'regions*south'],
  ['ab', 'ab*b'],
  ['aba', 'ab*ba'],
  ['ab', 'a*a*b'],
  ['v2x0', 'v2.0'],
  ['Ｉnventory', 'Inventory'],
])('%j does not fit %j', (name, pattern) => {
  expect(fitsPattern(name, pattern)).toBe(false);
});

test('a name that is made from a pattern fits it, whatever stands for each star', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, piece), { minLength: 1, maxLength: 5 }), piece, (pairs, end) => {
      const pattern = `${pairs.map(([fixed]) => fixed).join('*')}*${end}`;
      const name = `${pairs.map(([fixed, free], index) => (index === 0 ? fixed : free + fixed)).join('')}zz${end}`;
      expect(fitsPattern(name, pattern)).toBe(true);
    }),
  );
});
