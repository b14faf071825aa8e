import { expect, test } from 'vitest';
import { provenReceipt, type Receipt } from '../../src/domain/receipt.ts';

const receipt: Receipt = { sender: null, noteCreator: null, noteCreatedAt: null, items: [] };

test('a receipt proves something with a good signature alone', () => {
  expect(provenReceipt({ kind: 'proven', receipt })).toBe(receipt);
  expect(provenReceipt({ kind: 'claimed', receipt })).toBeNull();
  expect(provenReceipt({ kind: 'forged', why: 'bad-signature' })).toBeNull();
  expect(provenReceipt({ kind: 'none' })).toBeNull();
});
