import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSamePerson, type NameRule, nameKey, type Person } from '../../src/domain/person.ts';

const named = (name: string, id: string | null = null): Person => ({ name, id });
const both: readonly NameRule[] = ['plain', 'second-life'];
const namePart = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '(', ')', 'ß', '\u0301', '\ufeff', '\u3000') });
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  namePart,
  namePart.map((name) => `${name} Resident`),
  namePart.map((name) => `Queen (${name})`),
);

describe('a name', () => {
  it.each([
    ['in another case', 'dora QUILLFEATHER', 'Dora Quillfeather'],
    ['with other white space', '　Dora\u0085\tQuillfeather ', 'Dora Quillfeather'],
    ['in another normal form', 'Zoe\u0308', 'Zoë'],
  ])('is the same %s under both rules', (_, a, b) => {
    expect(both.map((rule) => isSamePerson(named(a), named(b), rule))).toEqual([true, true]);
  });

  it.each([
    ['first and last name and user name', 'Dora Quillfeather', 'dora.quillfeather'],
    ['a Resident and the bare name', 'Ember Resident', 'ember'],
    ['the user name of a Resident and the bare name', 'ember.resident', 'Ember'],
    ['a display name with its user name and the name', 'Queen of Buns (dora.quillfeather)', 'Dora Quillfeather'],
    ['a display name with a Resident and the bare name', 'Queen (Ember Resident)', 'ember'],
    ['blanks within the brackets and none', 'Queen ( ember )', 'ember'],
  ])('is the same under the second-life rule alone: %s', (_, a, b) => {
    expect(both.map((rule) => isSamePerson(named(a), named(b), rule))).toEqual([false, true]);
  });

  it.each([
    ['a display name alone', 'Queen of Buns', 'dora.quillfeather'],
    ['a display name that is the user name of another', 'dora.quillfeather (ember)', 'dora.quillfeather'],
    ['a look-alike', 'Dоra Quillfeather', 'Dora Quillfeather'],
    ['a swapped name', 'Quillfeather Dora', 'Dora Quillfeather'],
    ['brackets that do not end the name', 'Queen (dora.quillfeather) II', 'dora.quillfeather'],
    ['another last name', 'Dora Fenwick', 'dora.quillfeather'],
    ['a first name alone', 'Dora Quillfeather', 'Dora'],
    ['three words and a user name', 'Dora van Quill', 'dora.van.quill'],
    ['brackets round the first of two words', '(dora) Resident', 'dora'],
    ['a byte order mark', '\ufeffDora Quillfeather', 'Dora Quillfeather'],
  ])('is not the same under either rule: %s', (_, a, b) => {
    expect(both.map((rule) => isSamePerson(named(a), named(b), rule))).toEqual([false, false]);
  });

  it.each(both)('that is empty is nobody’s (%s)', (rule) => {
    expect(isSamePerson(named(' '), named(''), rule)).toBe(false);
    expect(isSamePerson(named('Queen ( )'), named('King ( )'), rule)).toBe(false);
  });

  it('in brackets before a last name has a key that is its own key', () => {
    const key = nameKey('(dora) Resident', 'second-life');
    expect(nameKey(key, 'second-life')).toBe(key);
  });

  it.each(both)('has a key that is its own key (%s)', (rule) => {
    fc.assert(
      fc.property(anyName, (name) => {
        const key = nameKey(name, rule);
        expect(nameKey(key, rule)).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a stable id', () => {
  it('decides where both have one, whatever the names', () => {
    expect(isSamePerson(named('Dora', 'u-1'), named('Ember', ' U-1'), 'plain')).toBe(true);
    expect(isSamePerson(named('Dora', 'u-1'), named('Dora', 'u-2'), 'plain')).toBe(false);
  });

  it('decides nothing where only one has it', () => {
    expect(isSamePerson(named('Dora', 'u-1'), named('dora'), 'plain')).toBe(true);
    expect(isSamePerson(named('Dora'), named('Ember', 'u-1'), 'plain')).toBe(false);
  });
});
