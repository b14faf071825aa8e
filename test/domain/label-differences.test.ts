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
