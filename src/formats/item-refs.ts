import { type ItemRef, itemKey } from '../domain/item.ts';
import type { Policy } from '../domain/policy.ts';
import { kindCalled, kindWords } from './item-kinds.ts';

/** The references of an `items` cell, or the first word in it that is none. */
export type ItemRefs = { readonly refs: readonly ItemRef[] } | { readonly bad: string };

const between = /[\p{White_Space};,；，、]+/u;
const colon = /[:：]/;

const parseItemRef = (word: string, policy: Policy): ItemRef | null => {
  const at = word.search(colon);
  const kind = at < 0 ? undefined : kindCalled(word.slice(0, at), kindWords(policy));
  const id = kind?.readId(word.slice(at + 1)) ?? null;
  return kind === undefined || id === null ? null : { kind: kind.name, id };
};

/**
 * Reads references to items, `kind:id` separated by white space or semicolons (product.md 3; commas are taken too). Kinds go by any of their
 * words, ids must match the kind's pattern; of one item named twice the first counts.
 */
export const parseItemRefs = (text: string, policy: Policy): ItemRefs => {
  const refs = new Map<string, ItemRef>();
  for (const word of text.split(between)) {
    if (word === '') continue;
    const ref = parseItemRef(word, policy);
    if (ref === null) return { bad: word };
    if (!refs.has(itemKey(ref))) refs.set(itemKey(ref), ref);
  }
  return { refs: [...refs.values()] };
};
