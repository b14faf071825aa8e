import { type ItemRef, itemKey } from '../domain/item.ts';
import { type NoteBlock, noteKeys } from '../domain/note.ts';
import type { KindPolicy, Policy } from '../domain/policy.ts';
import { idKey } from '../domain/text.ts';
import { describedBy } from './described-by.ts';
import { forTheOneAtHand } from './for-the-one-at-hand.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemHasAFault } from './item-has-a-fault.ts';
import { itemIsReferenced } from './item-is-referenced.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { itemRule, mootBecause, reported } from './rule.ts';

const betweenParents = /[,、;\p{White_Space}]+/u;

const areTwoOthers = (parents: string, own: string): boolean => {
  const ids = parents
    .split(betweenParents)
    .filter((id) => id !== '')
    .map(idKey);
  return ids.length === 2 && new Set([...ids, idKey(own)]).size === 3;
};

const isAnswered = (field: string, block: NoteBlock, ref: ItemRef): boolean => {
  const value = block.fields[field];
  if (value === undefined) return false;
  return field !== noteKeys.parents || areTwoOthers(value, ref.id);
};

/** The key that starts a block of this kind, as a note writes it (`Bunny`). */
const startingKey = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

/** The fields that are asked of a kind, each once. */
const neededFields = (kind: KindPolicy | undefined): readonly string[] =>
  [...new Set([noteKeys.id, ...(kind?.required ?? [])])].filter((field) => field !== noteKeys.problem);

const neededOf = forTheOneAtHand(
  (policy: Policy): ReadonlyMap<string, readonly string[]> =>
    new Map(policy.kinds.map((kind) => [kind.name, neededFields(kind)])),
);

const missingFields = (policy: Policy, block: NoteBlock, ref: ItemRef): readonly string[] => {
  const kind = policy.kinds.find((one) => one.name === ref.kind);
  const needed = neededOf(policy).get(ref.kind) ?? neededFields(kind);
  const missing = needed.filter((field) => !isAnswered(field, block, ref));
  return kind?.needsName === true && block.name === '' ? [startingKey(ref.kind), ...missing] : missing;
};

/**
 * The note gives what the desk needs to know of an item of its kind: its id, its status, for a bunny its name and previous owner, for a nest two
 * parents (product.md 5); one reason for each field. `Problem` is never one of them, and without a block there is nothing to look at
 * (product.md 12, e).
 */
export const itemHasItsFields = itemRule({
  name: 'item-has-its-fields',
  needs: [itemIsReferenced, noteIsReadable],
  reports: ['ITEM_FIELD_MISSING'],
  check: (item, arrival) => {
    const ref = identifiedRef(item);
    const block = describedBy(itemKey(ref), arrival);
    if (block === null) return mootBecause(itemHasAFault);
    const missing = missingFields(arrival.policy, block, ref);
    return reported(...missing.map((field) => ({ code: 'ITEM_FIELD_MISSING', file: item.file, field }) as const));
  },
});
