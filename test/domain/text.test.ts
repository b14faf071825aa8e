import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idKey, textKey, trimWhiteSpace, trimWhiteSpaceEnd } from '../../src/domain/text.ts';

/** Every character of Unicode's White_Space. */
const whiteSpace = [
  ...[0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ...Array.from({ length: 11 }, (_, index) => 0x2000 + index),
].map((code) => String.fromCodePoint(code));

const anyText = fc.string({ unit: 'binary' });
const anyBlank = fc.string({ unit: fc.constantFrom(...whiteSpace, 'a', 'ß', '\u0301', '\ufeff') });

describe('white space', () => {
  it.each(whiteSpace.map((char) => [char.charCodeAt(0).toString(16), char]))(
    'U+%s is trimmed and folded',
    (_, char) => {
      expect(trimWhiteSpace(`${char}a${char}b${char}`)).toBe(`a${char}b`);
      expect(trimWhiteSpaceEnd(`${char}a${char}`)).toBe(`${char}a`);
      expect(textKey(`${char}a${char}${char}b${char}`)).toBe('a b');
      expect(idKey(`${char}a${char}b${char}`)).toBe(`a${char}b`.normalize('NFC'));
    },
  );

  it.each([
    ['a backspace', '\u0008'],
    ['a shift out', '\u000e'],
    ['a zero width space', '\u200b'],
    ['a byte order mark', '\ufeff'],
    ['a Hangul filler', '\u3164'],
    ['a Mongolian vowel separator', '\u180e'],
  ])('is not %s', (_, char) => {
    expect(trimWhiteSpace(`${char}a${char}`)).toBe(`${char}a${char}`);
    expect(textKey(`a${char}`)).not.toBe(textKey('a'));
  });

  it('is trimmed as a regular expression would', () => {
    fc.assert(
      fc.property(anyBlank, (text) => {
        expect(trimWhiteSpace(text)).toBe(text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, ''));
        expect(trimWhiteSpaceEnd(text)).toBe(text.replace(/\p{White_Space}+$/u, ''));
      }),
    );
  });

  it('alone leaves nothing', () => {
    expect([trimWhiteSpace(' \u3000\t'), textKey('\u0085'), idKey('  '), textKey('')]).toEqual(['', '', '', '']);
  });
});

describe('two texts are the same', () => {
  it.each([
    ['in another case', 'Dora Quillfeather', 'DORA QUILLFEATHER'],
    ['in another normal form', 'Zoë', 'Zoe\u0308'],
    ['with sharp s spelt out', 'Straße', 'STRASSE'],
    ['with sharp s spelt out before an accent', 'ß\u0301', 'SS\u0301'],
    ['with another sigma', 'ΟΔΟΣ', 'οδος'],
    ['with other runs of white space', ' T-1\u3000-\u0085Dora ', 'T-1 - Dora'],
  ])('%s', (_, a, b) => {
    expect(textKey(a)).toBe(textKey(b));
  });

  it('as ids in another case or form, with blanks around them', () => {
    expect(idKey('\u3000N-1182 ')).toBe(idKey('n-1182'));
    expect(idKey(' É1')).toBe(idKey('e\u03011'));
  });
});

describe('two texts are not the same', () => {
  it.each([
    ['by width', 'Ｔ-1042', 'T-1042'],
    ['by dash', 'T–1042', 'T-1042'],
    ['by a look-alike letter', 'Dоra', 'Dora'],
    ['by a leading zero', '007', '7'],
    ['by a Turkish dotless i', 'ı', 'i'],
    ['by a missing blank', 'T-1042 -Dora', 'T-1042 - Dora'],
  ])('%s', (_, a, b) => {
    expect(textKey(a)).not.toBe(textKey(b));
    expect(idKey(a)).not.toBe(idKey(b));
  });

  it('as ids by white space within', () => {
    expect(idKey('a  b')).not.toBe(idKey('a b'));
  });
});

describe('a key', () => {
  it.each([
    ['text', textKey],
    ['id', idKey],
  ])('of %s is its own key, and that of the text in either normal form', (_, keyOf) => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyBlank), (text) => {
        const key = keyOf(text);
        expect([keyOf(key), keyOf(text.normalize('NFD')), keyOf(text.normalize('NFC'))]).toEqual([key, key, key]);
      }),
      { numRuns: 1000 },
    );
  });

  it('of ASCII is the same by the short way as by the long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const trimmed = trimWhiteSpace(text);
        expect(idKey(text)).toBe(trimmed.toLowerCase());
        expect(textKey(text)).toBe(trimmed.replace(/\p{White_Space}+/gu, ' ').toLowerCase());
      }),
    );
  });
});
