import { hash } from 'node:crypto';
import { type Sha256, sha256 } from '../domain/ids.ts';
import { type Item, itemKey, refOf } from '../domain/item.ts';

const itemLine = (item: Item): string => {
  const ref = refOf(item);
  return JSON.stringify([ref === null ? '' : itemKey(ref), item.sha256 ?? '-']);
};

/**
 * What makes two submissions the same content (product.md 12): SHA-256 over the multiset of each item's key and hash, and over the note's text,
 * given as its fingerprint (or as another hash where it has none; null without a note). One JSON array a line, so that no two contents meet.
 */
export const contentDigest = (items: readonly Item[], note: string | null): Sha256 => {
  const lines = [...items.map(itemLine).sort(), JSON.stringify(['note', note])];
  return sha256(hash('sha256', lines.join('\n')));
};
