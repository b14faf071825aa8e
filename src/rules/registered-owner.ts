import type { Arrival } from '../domain/arrival.ts';
import { type Item, itemKey } from '../domain/item.ts';
import type { Person } from '../domain/person.ts';
import { provenReceipt } from '../domain/receipt.ts';
import type { RegistryEntry } from '../domain/seen.ts';
import { identifiedRef } from './identified-ref.ts';

/** The owner of an item that a receipt with a good signature proves; null when none does. It overrides the registry (product.md 12). */
export const ownerByReceipt = (item: Item, arrival: Arrival): Person | null =>
  provenReceipt(arrival.submission.receipt)?.items.find((one) => one.file === item.file)?.owner ?? null;

/** What the registry says of an item: nothing without a registry, `unknown` where it does not list the item. */
export const registered = (item: Item, arrival: Arrival): RegistryEntry | 'absent' | 'unknown' => {
  if (arrival.registry === 'absent') return 'absent';
  const key = itemKey(identifiedRef(item));
  return arrival.registry.find((entry) => entry.itemKey === key) ?? 'unknown';
};
