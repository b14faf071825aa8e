import { describe, expect, it } from 'vitest';
import { headsFor, ownHeads } from '../../../src/audit/verify/given-heads.ts';
import { type KeptHead, newsOfHeads } from '../../../src/audit/verify/kept-heads.ts';

const hash = (seq: number): string => seq.toString(16).padStart(64, '0');
const head = (seq: number, over: Partial<KeptHead> = {}): KeptHead => ({ desk: 'ours', seq, hash: hash(seq), ...over });
const ledger = { desk: 'ours', last: 9, hashes: new Map([0, 2, 3, 5, 6, 9].map((seq) => [seq, hash(seq)])) };
const wrong = { kind: 'wrong', claim: 'heads', where: 'event' } as const;
const changed = (row: string, found: string | null) =>
  ({ ...wrong, row, column: 'hash', found, expected: 'x', how: 'changed' }) as const;

describe('heads that were kept elsewhere', () => {
  it('prove nothing where there are none', () => {
    expect(newsOfHeads([], ledger)).toEqual([
      { kind: 'unproven', claim: 'heads', because: 'no-heads', of: [], count: null },
    ]);
  });

  it('are proven where all of them stand, and those of other desks are counted apart', () => {
    const proven = { kind: 'proven', claim: 'heads', count: 2 };
    expect(newsOfHeads([head(5), head(2)], ledger)).toEqual([proven]);
    expect(newsOfHeads([head(5), head(3, { desk: 'theirs' }), head(2)], ledger)).toEqual([
      { kind: 'unproven', claim: 'heads', because: 'other-desk', of: [], count: 1 },
      proven,
    ]);
  });

  it('say that the ledger is another one where all are of other desks', () => {
    const others = [head(2, { desk: 'older' }), head(5, { desk: 'newer' }), head(5, { desk: 'newest' })];
    expect(newsOfHeads(others, ledger)).toEqual([
      { ...wrong, where: 'meta', row: null, column: 'desk', found: 'ours', expected: 'newest', how: 'changed' },
    ]);
  });

  it.each([
    ['the first event, where the first head does not fit', [head(1)], '1', null],
    ['all up to the head, where none before it fits', [head(5)], '1-5', hash(5)],
    ['what comes after the last that fits', [head(6), head(5), head(2), head(3)], '4-5', hash(5)],
    ['all up to the newest event', [head(9), head(6)], '7-9', hash(9)],
    ['one event, where the head before it fits', [head(6), head(5)], '6', hash(6)],
  ] as const)('narrow down what was changed to %s', (_, heads, row, found) => {
    const bad = heads.map((one) => (one.seq === Number(row.split('-').at(-1)) ? { ...one, hash: 'x' } : one));
    expect(newsOfHeads(bad, ledger)).toEqual([changed(row, found)]);
  });

  it('tell of the first of several that do not fit, in whatever order they are given', () => {
    const bad = [head(9, { hash: 'x' }), head(5, { hash: 'x' }), head(2)];
    expect(newsOfHeads(bad, ledger)).toEqual([changed('3-5', hash(5))]);
    expect(newsOfHeads(bad.toReversed(), ledger)).toEqual([changed('3-5', hash(5))]);
  });

  it('do not fit where one of two of the same number does', () => {
    const twice = [head(5), head(5, { hash: 'x' }), head(2)];
    expect(newsOfHeads(twice, ledger)).toEqual([changed('3-5', hash(5))]);
  });

  it('look at none after the first that does not fit, whether or not that fits', () => {
    expect(newsOfHeads([head(9), head(5, { hash: 'x' }), head(2)], ledger)).toEqual([changed('3-5', hash(5))]);
  });

  it('name what is missing where a head is newer than the ledger', () => {
    expect(newsOfHeads([head(12), head(2)], ledger)).toEqual([
      { ...wrong, row: '10', column: 'seq', found: '9', expected: '12', how: 'missing' },
    ]);
  });
});

describe('heads as somebody gives them', () => {
  const given = [head(2), head(3, { desk: 'theirs' }), { seq: 5, hash: hash(5), desk: null }];

  it('are of the desk that is verified where they do not say of which', () => {
    expect(headsFor(given, 'ours')).toEqual([head(2), head(3, { desk: 'theirs' }), head(5)]);
  });

  it('are its own where they are of it or do not say', () => {
    expect(ownHeads(given, 'ours')).toEqual([head(2), head(5)]);
  });
});
