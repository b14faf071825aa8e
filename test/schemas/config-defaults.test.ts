import { describe, expect, test } from 'vitest';
import { builtInKinds, kindsOf, noteAliasesOf } from '../../schemas/config-defaults.ts';

describe('kinds', () => {
  test('are bunny and nest where the desk gives none', () => {
    expect(kindsOf(undefined)).toEqual(builtInKinds);
  });

  test('that the desk gives are added with an id and a status to ask for', () => {
    expect(kindsOf({ pump: { idPattern: 'P[0-9]+' } })).toEqual([
      ...builtInKinds,
      { name: 'pump', aliases: [], idPattern: 'P[0-9]+', needsName: false, required: ['ID', 'Status'] },
    ]);
  });

  test('that are built in are overridden field by field', () => {
    const [bunny] = kindsOf({ bunny: { needsName: false, aliases: ['rabbit'] } });
    expect(bunny).toEqual({
      name: 'bunny',
      aliases: ['rabbit'],
      idPattern: '[0-9]+',
      needsName: false,
      required: ['ID', 'Status', 'Previous owner'],
    });
  });
});

test('the words for note keys add to the built-in ones, and new keys come after them', () => {
  const aliases = noteAliasesOf({ aliases: { Owner: ['Customer', 'From'], Serial: ['製造番号'] } });
  expect(aliases['Owner']).toEqual(['飼い主', '名前', 'お名前', 'From', 'Customer']);
  expect(aliases['Serial']).toEqual(['製造番号']);
  expect(aliases['Date']).toEqual(['日付', '作成日']);
});
