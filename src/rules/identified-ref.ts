import { type Item, type ItemRef, refOf } from '../domain/item.ts';

/** The reference of an item that has one; for rules that need `item-is-identified`. */
export const identifiedRef = (item: Item): ItemRef => {
  const ref = refOf(item);
  if (ref === null) throw new Error('a rule looked at the identity without needing item-is-identified');
  return ref;
};
