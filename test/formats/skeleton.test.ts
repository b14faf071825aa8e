import fc from 'fast-check';
import data from 'unhomoglyph/data.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { textKey } from '../../src/domain/text.ts';
import { skeleton } from '../../src/formats/skeleton.ts';

const shapeOf = (name: string) => skeleton(textKey(name));
const looksAlike = (a: string, b: string) => shapeOf(a) === shapeOf(b);

// Case folding makes the first an s, and the second a capital of Cherokee.
const foldedAway: ReadonlySet<string> = new Set(['ſ', 'ꮁ']);
const latin = Object.entries(data).filter(([, shape]) => /^[a-z0-9]+$/i.test(shape));

describe('skeleton', () => {
  test.each([
    ['Alice Resident', 'Аlice Resident'],
    ['Dora Quillfeather', 'D0ra Quillfeather'],
    ['Dora Quillfeather', 'Ｄｏｒａ Ｑｕｉｌｌｆｅａｔｈｅｒ'],
    ['Dora Quillfeather', 'Dora Qui1lfeather'],
    ['Dora Quillfeather', 'Dora QuiIlfeather'],
    ['Dora Quillfeather', 'Dora Qui||feather'],
    ['Dora Quillfeather', 'Do\u200bra Quill\u00adfeather'],
    ['Dora Quillfeather', '𝓓𝓸𝓻𝓪 Quillfeather'],
    ['Ivy', 'lvy'],
    ['Ivy', '1vy'],
    ['Mia', 'rnia'],
    ['Nina', 'Νina'],
    ['Dave', 'Daνe'],
    ['Beth', 'Βeth'],
    ['Tom', 'Тоm'],
    ['HANNA', 'НАNNА'],
    ['dora.quillfeather', 'dora․quillfeather'],
    ['Bill', 'Bi\u0307ll'],
    ['Bill', 'Bıll'],
    ['НИНА', 'HИHA'],
    ['ロボ', '口ボ'],
    ['Dóra', 'Do\u0301ra'],
  ])('%s looks like %s', (a, b) => {
    expect(looksAlike(a, b)).toBe(true);
  });

  test.each([
    ['Dora', 'Dara'],
    ['Dora', 'Dóra'],
    ['Dora', 'Dora Q'],
    ['Nick', 'Vick'],
    ['Mary', 'Marr'],
    ['Lyra', 'Lura'],
    ['さくら', 'サクラ'],
  ])('%s does not look like %s', (a, b) => {
    expect(looksAlike(a, b)).toBe(false);
  });

  test.each(['ð', 'ƀ', 'ɖ'])(
    '%s, which looks like no Latin letter, looks alike within a word and at its start',
    (letter) => {
      expect(skeleton(`x${letter}`)).toBe(`x${skeleton(letter)}`);
    },
  );

  test('every character that the standard draws like a Latin letter or a digit is seen, within a word or at its start', () => {
    expect(latin.length).toBeGreaterThan(1_000);
    const unseen = latin.filter(
      ([character, shape]) => !looksAlike(`x${character}x`, `x${shape}x`) && !looksAlike(`${character}x`, `${shape}x`),
    );
    expect(unseen.map(([character]) => character).filter((character) => !foldedAway.has(character))).toEqual([]);
  });

  test('names with one key have one skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (name) => {
        const key = textKey(name);
        expect(skeleton(key)).toBe(skeleton(textKey(key)));
        expect(shapeOf(name.normalize('NFD'))).toBe(skeleton(key));
      }),
    );
  });

  test('nothing has the skeleton of nothing', () => {
    expect(skeleton('')).toBe('');
    expect(skeleton('\u200b')).toBe('');
  });
});

test('an ASCII name looks as it does with an invisible letter in it', () => {
  const ascii = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 20,
  });
  fc.assert(
    fc.property(ascii, (name) => {
      expect(skeleton(name)).toBe(skeleton(`${name}\u200b`));
    }),
    { numRuns: 2000 },
  );
});
