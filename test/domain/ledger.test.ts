import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { ledgerFields } from '../../src/domain/ledger.ts';

const happened = (over: Partial<Event> = {}): Event => ({
  at: instantAt(0),
  kind: 'instruction-given',
  actor: 'kay',
  submission: null,
  ticket: 'T-1',
  body: {},
  ...over,
});

describe('the fields that an event is hashed over', () => {
  it('come in a fixed order, and tell what is not there from what is empty', () => {
    expect(ledgerFields(7, happened({ submission: submissionId('019a'), ticket: null }), '{"a":1}')).toEqual([
      '7',
      '1970-01-01T00:00:00.000Z',
      'instruction-given',
      'kay',
      '+019a',
      '-',
      '{"a":1}',
    ]);
  });

  it('are well-formed even where a name is not', () => {
    expect(ledgerFields(1, happened({ actor: 'a\ud800b' }), '{}')[3]).toBe('a\ufffdb');
  });

  test('different events have different fields', () => {
    const text = fc.string();
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const one = ledgerFields(1, happened({ actor: a, ticket: b }), '{}');
        const other = ledgerFields(1, happened({ actor: c, ticket: d }), '{}');
        expect(JSON.stringify(one) === JSON.stringify(other)).toBe(a === c && b === d);
      }),
    );
  });
});
