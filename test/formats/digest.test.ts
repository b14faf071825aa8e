import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/domain/ids.ts';
import type { Item } from '../../src/domain/item.ts';
import { contentDigest } from '../../src/formats/digest.ts';

const one = sha256('1'.repeat(64));
const two = sha256('2'.repeat(64));

const bunny = (id: string, hash: Item['sha256'] = one, file = `bunny-${id}`): Item => ({
  file,
  bytes: 1,
  sha256: hash,
  identity: { kind: 'identified', ref: { kind: 'bunny', id }, by: 'file-name' },
  boxed: null,
  damage: null,
});
const nameless = (hash: Item['sha256']): Item => ({
  ...bunny('', hash),
  identity: { kind: 'unidentified', why: 'no-pattern' },
});
const digest = contentDigest([bunny('1'), bunny('2', two)], 'note');

describe('contentDigest', () => {
  test('is a SHA-256 in hex', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is over a line for each item in order, and one for the note', () => {
    const lines = ['["","-"]', `["bunny:1","${one}"]`, '["note",null]'];
    expect(contentDigest([bunny('1'), nameless(null)], null)).toBe(hash('sha256', lines.join('\n')));
  });

  test.each([
    ['the order of files', [bunny('2', two), bunny('1')]],
    ['the names of files', [bunny('1', one, 'b'), bunny('2', two, 'a')]],
  ])('does not look at %s', (_what, items) => {
    expect(contentDigest(items, 'note')).toBe(digest);
  });

  test.each([
    ['another hash', [bunny('1', two), bunny('2', two)], 'note'],
    ['exchanged hashes', [bunny('1', two), bunny('2', one)], 'note'],
    ['another id', [bunny('1'), bunny('3', two)], 'note'],
    ['an item less', [bunny('1')], 'note'],
    ['an item twice', [bunny('1'), bunny('2', two), bunny('2', two)], 'note'],
    ['an unread item', [bunny('1'), bunny('2', null)], 'note'],
    ['an unidentified item', [bunny('1'), nameless(two)], 'note'],
    ['another note', [bunny('1'), bunny('2', two)], 'other'],
    ['no note', [bunny('1'), bunny('2', two)], null],
  ])('differs with %s', (_what, items, note) => {
    expect(contentDigest(items, note)).not.toBe(digest);
  });

  test('ids are compared as the contract compares them', () => {
    const nest = (id: string): Item => ({
      ...bunny(id),
      identity: { kind: 'identified', ref: { kind: 'nest', id }, by: 'document' },
    });
    expect(contentDigest([nest('n-1')], null)).toBe(contentDigest([nest('N-1')], null));
  });

  test('two contents never meet, whatever stands in an id', () => {
    const ids = fc.array(fc.string({ unit: fc.constantFrom('"', ',', '[', ']', '\n', 'a'), maxLength: 4 }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const trimmed = (list: readonly string[]) => JSON.stringify(list.map((id) => id.trim()).sort());
        const isSame =
          contentDigest(
            a.map((id) => bunny(id)),
            null,
          ) ===
          contentDigest(
            b.map((id) => bunny(id)),
            null,
          );
        expect(isSame).toBe(trimmed(a) === trimmed(b));
      }),
    );
  });
});
