import type { Receipt, ReceiptFound } from '../../src/domain/receipt.ts';

/** A receipt that says nothing, or what is asked. */
const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  sender: null,
  noteCreator: null,
  noteCreatedAt: null,
  items: [],
  ...over,
});

/** A receipt with a good signature. */
export const proven = (over: Partial<Receipt> = {}): ReceiptFound => ({ kind: 'proven', receipt: aReceipt(over) });

/** A receipt at a desk without a key. */
export const claimed = (over: Partial<Receipt> = {}): ReceiptFound => ({ kind: 'claimed', receipt: aReceipt(over) });
