import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HashedEvent, ledgerFields } from '../../src/domain/ledger.ts';
import { eventHash } from '../../src/store/chain.ts';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant('あ\ud800'));
const optional = fc.option(text);
const event: fc.Arbitrary<HashedEvent> = fc.record({
  at: text,
  kind: text,
  actor: text,
  submission: optional,
  ticket: optional,
});

/** The rule, word by word. */
const hashByTheRule = (previous: Buffer, seq: number, one: HashedEvent, body: string): string => {
  const sha256 = createHash('sha256')
    .update(Buffer.from([1]))
    .update(previous);
  for (const field of ledgerFields(seq, one, body)) {
    const bytes = Buffer.from(field);
    sha256.update(`${bytes.length}:`).update(bytes);
  }
  return sha256.digest('hex');
};

const previousHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

describe('the hash of an event', () => {
  it('covers a tag, the hash before it, and each field behind its length', () => {
    fc.assert(
      fc.property(previousHash, fc.nat(), event, text, (previous, seq, one, body) => {
        expect(eventHash(previous, seq, one, body).toString('hex')).toBe(hashByTheRule(previous, seq, one, body));
      }),
    );
  });

  it.each([0, 20_000, 21_700, 21_800, 70_000, 3_000_000])('is the same rule for a body of %i letters', (length) => {
    const one = { at: '2026-10-01', kind: 'pause-opened', actor: 'ozma', submission: null, ticket: null };
    const body = 'あ'.repeat(length);
    const previous = Buffer.alloc(32, 7);
    expect(eventHash(previous, 1, one, body).toString('hex')).toBe(hashByTheRule(previous, 1, one, body));
  });

  it('is the same rule on both sides of the longest text that fits into the bytes at hand', () => {
    const one = { at: '', kind: '', actor: '', submission: null, ticket: null };
    const previous = Buffer.alloc(32, 7);
    for (let length = 21_800; length < 21_860; length += 1) {
      const body = 'あ'.repeat(length);
      expect(eventHash(previous, 1, one, body).toString('hex')).toBe(hashByTheRule(previous, 1, one, body));
    }
  });

  it.each([0, 31, 33])('covers a hash before it that somebody cut or lengthened to %i bytes', (length) => {
    const one = { at: '2026-10-01', kind: 'desk-made', actor: 'ozma', submission: null, ticket: null };
    const previous = Buffer.alloc(length, 7);
    expect(eventHash(previous, 1, one, '{}').toString('hex')).toBe(hashByTheRule(previous, 1, one, '{}'));
  });
});
