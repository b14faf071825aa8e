import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textKey } from '../../src/domain/text.ts';
import { candidateNames, longestLabel, renderLabel, ticketNumbersIn } from '../../src/formats/label.ts';
import { petDesk } from './pet-desk.ts';

describe('renderLabel', () => {
  test.each([
    ['{ticket} - {owner}', 'T-1', 'Dora', 'T-1 - Dora'],
    ['{owner}/{ticket}/{ticket}', 'T-1', 'Dora', 'Dora/T-1/T-1'],
    ['{ticket} - {owner}', 'T-1', '{ticket} $& $1', 'T-1 - {ticket} $& $1'],
    ['fixed {other}', 'T-1', 'Dora', 'fixed {other}'],
    [' {ticket} ', 'T-1', 'Dora', 'T-1'],
    ['{ticket} - {owner}', 'T-1', `${'x'.repeat(56)} y`, `T-1 - ${'x'.repeat(56)}`],
    ['{ticket} - {owner}', 'T-1', '🐰'.repeat(80), `T-1 - ${'🐰'.repeat(57)}`],
  ])('%j for %s and %s is %s', (template, ticket, owner, label) => {
    expect(renderLabel(template, { ticket, owner })).toBe(label);
  });

  test('a label has at most 63 code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (owner) => {
        expect([...renderLabel('{ticket} - {owner}', { ticket: 'T-1', owner })].length).toBeLessThanOrEqual(
          longestLabel,
        );
      }),
    );
  });
});

describe('ticketNumbersIn', () => {
  test.each([
    ['T-1042 - Dora', ['T-1042']],
    ['Dora t-1042', ['t-1042']],
    ['T-1 and T-2, T-1', ['T-1', 'T-2', 'T-1']],
    ['(T-1)_T-2_', ['T-1', 'T-2']],
    ['T-4-T-5', ['T-4', 'T-5']],
    ['xT-1 1T-1 éT-1 éT-1 T-1x T-1é T-1２ 巣T-1', []],
    ['Ｔ-1042 T‐1042 T-１０４２ T - 1', []],
    ['T-', []],
    ['', []],
  ])('%j holds %j', (label, numbers) => {
    expect(ticketNumbersIn(label, petDesk)).toEqual(numbers);
  });

  test('a desk has its own pattern, and an empty match is no number', () => {
    expect(ticketNumbersIn('#12 RMA-7', { ...petDesk, ticketPattern: '[0-9]+|(?=R)' })).toEqual(['12', '7']);
    expect(ticketNumbersIn('#12 - 7', { ...petDesk, ticketPattern: '[0-9]*' })).toEqual(['12', '7']);
  });
});

describe('candidateNames', () => {
  test('every run of words may be a name, the longest first', () => {
    expect(candidateNames('Dora  Quillfeather: Ash')).toEqual([
      'dora quillfeather: ash',
      'dora quillfeather:',
      'dora quillfeather',
      'quillfeather: ash',
      'quillfeather:',
      'quillfeather',
      ': ash',
      'dora',
      'ash',
    ]);
  });

  test.each([
    "T-1042 - Dora O'Neil",
    'T-1 dora.quillfeather!',
    'T-1 Ann-Marie',
    '(T-1) Dora Q. (dora.quill)',
    'T-1 高見 ひかり',
    'T-1 ★Dora★ Jr.',
  ])('the name in %j is found whole', (label) => {
    const names = [
      "dora o'neil",
      'dora.quillfeather',
      'ann-marie',
      'dora q. (dora.quill)',
      '高見 ひかり',
      '★dora★ jr.',
    ];
    expect(names.some((name) => candidateNames(label).includes(name))).toBe(true);
  });

  test('a name that the template would cut is found whole in a label that is not cut', () => {
    const name = 'bartholomew montgomery featherstonehaugh cholmondeley the third of wessex';
    expect(name.length).toBeGreaterThan(longestLabel);
    expect(candidateNames(`T-1042 - ${name}`)).toContain(name);
  });

  test('a name within a word is no candidate', () => {
    expect(candidateNames('Adorable dora2')).not.toContain('dora');
  });

  test('signs alone are no candidate', () => {
    expect(candidateNames(' - _ (.) ')).toEqual([]);
  });

  test('a name of 255 code points is one, and none that is longer', () => {
    expect(candidateNames('🐰'.repeat(9))).toContain('🐰'.repeat(9));
    expect(candidateNames('x'.repeat(255))).toEqual(['x'.repeat(255)]);
    expect(candidateNames('x'.repeat(256))).toEqual([]);
  });

  test('names are looked for in the first 64 words', () => {
    const names = candidateNames(Array.from({ length: 70 }, (_, n) => `n${n + 1}`).join(' '));
    expect([names.includes('n64'), names.includes('n65')]).toEqual([true, false]);
  });

  test('candidates are distinct, at most 255 code points long, bounded in number and part of the label', () => {
    const label = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '-', 'é', '🐰'), maxLength: 300 });
    fc.assert(
      fc.property(label, (text) => {
        const names = candidateNames(text);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length).toBeLessThanOrEqual((64 * 65) / 2);
        expect(names.every((name) => [...name].length <= 255 && textKey(text).includes(name))).toBe(true);
      }),
    );
  });
});
