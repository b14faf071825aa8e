import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configJsonSchema } from '../../schemas/config-json-schema.ts';
import { type ConfigKey, configOutline } from '../../schemas/config-outline.ts';

test('the JSON Schema for editors is the one of the schema (else: node schemas/write-json-schema.ts)', () => {
  expect(readFileSync('schemas/ozma.schema.json', 'utf8')).toBe(configJsonSchema());
});

test('every key of ozma.yaml says what it means', () => {
  const silent = (keys: readonly ConfigKey[]): readonly string[] =>
    keys.flatMap(({ key, description, keys: below }) => [...(description === '' ? [key] : []), ...silent(below)]);
  expect(configOutline().length).toBeGreaterThan(10);
  expect(silent(configOutline())).toEqual([]);
});
