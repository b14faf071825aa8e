import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelDifferences, mostDifferences } from '../../src/domain/label-differences.ts';
import { textKey } from '../../src/domain/text.ts';
import { longestLabel } from '../../src/formats/label.ts';

const asked = 'T-1042 - Dora Quillfeather';

describe('labelDifferences', () => {
  test.each([
    ['Ｔ-1042 - Dora Quillfeather', [{ position: 1, found: 'Ｔ', asked: 'T' }]],
    ['T-1042 – Dora Quillfeather', [{ position: 8, found: '–', asked: '-' }]],
    ['T-10４2 - Dora Quillfeather', [{ position: 5, found: '４', asked: '4' }]],
    ['T-1042 - Dоra Quillfeather', [{ position: 11, found: 'о', asked: 'o' }]],
    ['T-10422 - Dora Quillfeather', [{ position: 7, found: '2', asked: null }]],
    ['T-1042 -Dora Quillfeather', [{ position: 9, found: null, asked: ' ' }]],
    ['T-1042 - Dora Quillfeathe', [{ position: 26, found: null, asked: 'r' }]],
    ['T-1042 - Dora 🐰Quillfeather', [{ position: 15, found: '🐰', asked: null }]],
    ['T-1042 - D\u200bora Quillfeather', [{ position: 11, found: '\u200b', asked: null }]],
    [' t-1042  -  DORA\u3000quillfeatherx', [{ position: 27, found: 'x', asked: null }]],
  ])('%j differs from the label asked for by %j', (found, differences) => {
    expect(labelDifferences(found, asked)).toEqual(differences);
  });

  test.each([asked, ` ${asked.toUpperCase()} `, asked.replaceAll(' ', '\u00a0\t'), asked.normalize('NFD')])(
    '%j does not differ',
    (found) => {
      expect(labelDifferences(found, asked)).toEqual([]);
    },
  );

  test('a letter that folds to two does not differ from these', () => {
    expect(labelDifferences('T-1 Straße', 'T-1 STRASSE')).toEqual([]);
  });

  test('at most 64 differences are told, so that a label that is missing is told whole', () => {
    expect(labelDifferences('x'.repeat(5_000), 'y'.repeat(5_000))).toHaveLength(mostDifferences);
    expect(labelDifferences('', 'y'.repeat(longestLabel))).toHaveLength(longestLabel);
  });

  test('two labels differ exactly where their keys do', () => {
    const label = fc.string({ unit: fc.constantFrom('T', 't', '1', ' ', '-', 'é'), maxLength: 12 });
    fc.assert(
      fc.property(label, label, (a, b) => {
        expect(labelDifferences(a, b).length === 0).toBe(textKey(a) === textKey(b));
      }),
    );
  });

  test('of equally few differences a replacement comes first', () => {
    expect(labelDifferences('b', 'ac')).toEqual([
      { position: 1, found: 'b', asked: 'a' },
      { position: 2, found: null, asked: 'c' },
    ]);
  });

  test('no more differences are told than changes are needed', () => {
    const needed = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length;
      const replaced = needed(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
      return Math.min(replaced, needed(a.slice(1), b) + 1, needed(a, b.slice(1)) + 1);
    };
    const label = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
    fc.assert(
      fc.property(label, label, (a, b) => {
        expect(labelDifferences(a, b)).toHaveLength(needed(a, b));
      }),
    );
  });

  test('carrying out the differences gives the label asked for', () => {
    const label = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(label, label, (a, b) => {
        const differences = labelDifferences(a, b);
        const made = [...a, ''].map((char, index) => {
          const here = differences.filter(({ position }) => position === index + 1);
          const before = here.filter(({ found }) => found === null).map((one) => one.asked);
          const instead = here.find(({ found }) => found !== null);
          return [...before, instead === undefined ? char : instead.asked].join('');
        });
        expect(made.join('')).toBe(b);
      }),
    );
  });
});
