import { describe, expect, it } from 'vitest';
import { byPrecedence, factsOf, isReasonCode, reasonCodes } from '../../src/domain/reason.ts';

describe('the table of reason codes', () => {
  it('has the 40 codes of product.md 7, the gravest first, and after them the 5 of batches', () => {
    expect(reasonCodes).toHaveLength(45);
    expect(reasonCodes.slice(0, 3)).toEqual(['UNSAFE_CONTENT', 'TOO_LARGE', 'RECEIPT_FORGED']);
    expect(reasonCodes[39]).toBe('TX_HISTORY_MISSING');
    expect(reasonCodes.slice(40).every((code) => factsOf(code).subject === 'batch')).toBe(true);
  });

  it('trashes what nobody could want back', () => {
    expect(reasonCodes.filter((code) => factsOf(code).disposition === 'trash')).toEqual([
      'RECEIPT_FORGED',
      'BARE_NOTE',
      'BOXED',
      'BARE_ITEM',
      'ITEM_BOXED',
    ]);
  });

  it('holds what is unknown, and lets only one code make a duplicate', () => {
    expect(reasonCodes.filter((code) => factsOf(code).effect === 'holds')).toEqual([
      'RESEND_CHANGED',
      'ITEM_OWNER_UNKNOWN',
      'ITEM_ALTERED',
    ]);
    expect(reasonCodes.filter((code) => factsOf(code).effect === 'duplicates')).toEqual(['DUPLICATE']);
  });

  it('moves nothing for advice and for what is missing', () => {
    const ofFolders = reasonCodes.filter((code) => factsOf(code).subject !== 'batch');
    expect(ofFolders.filter((code) => factsOf(code).effect === 'none')).toEqual([
      'ITEM_MISSING',
      'TICKET_MIXED_PROBLEMS',
      'STEPS_PENDING',
      'TX_HISTORY_MISSING',
    ]);
    expect(ofFolders.filter((code) => factsOf(code).disposition === null)).toHaveLength(4);
  });

  it('gives every rejecting code a place to go', () => {
    const rejecting = reasonCodes.map(factsOf).filter(({ effect }) => effect === 'rejects');
    expect(new Set(rejecting.map(({ disposition }) => disposition))).toEqual(new Set(['return', 'trash']));
  });

  it('orders reasons by precedence', () => {
    const codes = [{ code: 'ITEM_MISSING' }, { code: 'TICKET_CLOSED' }, { code: 'UNSAFE_CONTENT' }] as const;
    expect(codes.toSorted(byPrecedence).map(({ code }) => code)).toEqual([
      'UNSAFE_CONTENT',
      'TICKET_CLOSED',
      'ITEM_MISSING',
    ]);
  });
});

describe('a reason code', () => {
  it('is a name of the table and nothing else', () => {
    expect(['DUPLICATE', 'duplicate', 'toString', ''].map(isReasonCode)).toEqual([true, false, false, false]);
  });
});
