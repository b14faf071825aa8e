import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { cellWidth, isPlain } from '../../src/cli/cell-width.ts';
import { fitTo, wrap } from '../../src/cli/fit.ts';

it('every letter that is taken for plain has one cell, alone and beside others', () => {
  const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter(isPlain);
  expect(letters.length).toBeGreaterThan(800);
  expect(letters.filter((letter) => stringWidth(letter) !== 1 || stringWidth(`a${letter}é`) !== 3)).toEqual([]);
});

it('a text has as many cells as the library of widths says', () => {
  const units = fc.constantFrom(
    'a',
    ' ',
    '→',
    '’',
    '–',
    'é',
    'e\u0301',
    '兎',
    '🐇',
    '\u200d',
    '©',
    '\ufe0f',
    '\t',
    '\u00a0',
    '１',
  );
  fc.assert(
    fc.property(fc.string({ unit: units }), (text) => {
      expect(cellWidth(text)).toBe(stringWidth(text));
    }),
  );
});

it('a plain text is broken where any other is: at its blanks', () => {
  const words = fc.array(fc.constantFrom('a', 'bunny:483920', '→', '(“goes', 'off-world”)', '', 'T-1042,', '2.5 €'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 30 }), (list, width) => {
      const text = list.join(' ');
      const lines = wrap(text, width);
      expect(lines.join(' ').replace(/ +/g, ' ').trim()).toBe(text.replace(/ +/g, ' ').trim());
      expect(lines.filter((line) => line.length > width && line.trim().includes(' '))).toEqual([]);
    }),
  );
});

it('what is too long for its cells is cut and ends with …', () => {
  expect([fitTo('Snowdrop', 10), fitTo('Snowdrop', 5), fitTo('兎のうさぎ', 5)]).toEqual([
    'Snowdrop  ',
    'Snow…',
    '兎の…',
  ]);
});
