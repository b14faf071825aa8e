import type { Instant } from './instant.ts';
import type { Person } from './person.ts';

/** What a trusted intake says of one file: who owned it when it was handed over. */
export type ReceiptItem = { readonly file: string; readonly owner: Person | null };

/** What a trusted intake wrote beside the items (product.md 6). */
export type Receipt = {
  readonly sender: Person | null;
  readonly noteCreator: Person | null;
  readonly noteCreatedAt: Instant | null;
  readonly items: readonly ReceiptItem[];
};

/** A receipt as found: proven by a good signature, merely claimed where the desk has no key, or forged. */
export type ReceiptFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'claimed'; readonly receipt: Receipt | null }
  | { readonly kind: 'proven'; readonly receipt: Receipt }
  | { readonly kind: 'forged'; readonly why: 'malformed' | 'unsigned' | 'bad-signature' };

/** How good a piece of evidence is (product.md 6). */
export type Evidence<T> =
  | { readonly grade: 'proven'; readonly value: T }
  | { readonly grade: 'claimed'; readonly value: T }
  | { readonly grade: 'absent' };

/** The receipt's word where its signature is good; null otherwise, for a claim proves nothing. */
export const provenReceipt = (found: ReceiptFound): Receipt | null => (found.kind === 'proven' ? found.receipt : null);
