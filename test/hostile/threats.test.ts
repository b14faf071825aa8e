import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folders } from './threats/folders.ts';
import { handOver } from './threats/hand-over.ts';
import { identity } from './threats/identity.ts';
import { names } from './threats/names.ts';
import type { Proof } from './threats/threat.ts';
import { workers } from './threats/workers.ts';

const testDir = join(import.meta.dirname, '..');

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

/** Whether a file has a test of that name: as a text in quotes, whole, or up to or after a part that is filled in. */
const hasTest = ([file, name]: Proof): boolean => {
  const source = readFileSync(join(testDir, file), 'utf8');
  return [`'${name}'`, `"${name}"`, `\`${name}\``, `\`${name}\${`, `}${name}\``].some((text) => source.includes(text));
};

describe('the list of threats', () => {
  const list = { ...folders, ...names, ...identity, ...handOver, ...workers };

  test('has every row once', () => {
    const letters = [
      [folders, 'F', 12],
      [names, 'N', 7],
      [identity, 'I', 10],
      [handOver, 'H', 14],
      [workers, 'W', 6],
    ] as const;
    for (const [rows, letter, count] of letters) expect(Object.keys(rows)).toEqual(numbered(letter, count));
  });

  test.each(Object.entries(list))('has tests that are there for %s', (_, { proofs }) => {
    expect(proofs.filter((proof) => !hasTest(proof))).toEqual([]);
  });

  test('lacks proofs for nothing but what ozma does not have', () => {
    const unproven = Object.entries(list).filter(([, { proofs }]) => proofs.length === 0);
    expect(unproven.map(([row, { outcome }]) => [row, outcome])).toEqual([
      ['I10', 'ozma takes nothing in over HTTP yet'],
    ]);
  });

  test('finds out a proof that is not there', () => {
    expect(hasTest(['hostile/torture.test.ts', 'a test that nobody wrote'])).toBe(false);
  });
});
