import type { Arrival } from '../domain/arrival.ts';
import { type Item, itemKey, refOf } from '../domain/item.ts';
import { type NoteBlock, noteKeys } from '../domain/note.ts';
import { forTheOneAtHand } from './for-the-one-at-hand.ts';
import { readNote } from './read-note.ts';

type Blocks = ReadonlyMap<string, NoteBlock>;

/** The key (`itemKey`) of the item that a block names by its `ID`; null when it has none. */
export const keyOfBlock = (block: NoteBlock): string | null => {
  const id = block.fields[noteKeys.id];
  return id === undefined ? null : itemKey({ kind: block.kind, id });
};

/** The only undescribed item of each kind, by its key; null where there are several. */
const onlyUndescribed = (items: readonly Item[], found: Blocks): ReadonlyMap<string, string | null> => {
  const only = new Map<string, string | null>();
  for (const item of items) {
    const ref = refOf(item);
    if (ref === null) continue;
    const key = itemKey(ref);
    const known = only.get(ref.kind);
    if (!found.has(key) && known !== key) only.set(ref.kind, known === undefined ? key : null);
  }
  return only;
};

/** Which block describes which item: by `ID`; a block without one belongs to the only undescribed item of its kind (product.md 12). */
const match = (arrival: Arrival): Blocks => {
  const found = new Map<string, NoteBlock>();
  const unnamed: NoteBlock[] = [];
  for (const block of readNote(arrival).blocks) {
    const key = keyOfBlock(block);
    if (key === null) unnamed.push(block);
    else if (!found.has(key)) found.set(key, block);
  }
  if (unnamed.length === 0) return found;
  const only = onlyUndescribed(arrival.submission.items, found);
  for (const block of unnamed) {
    const key = only.get(block.kind) ?? null;
    if (key !== null && !found.has(key)) found.set(key, block);
  }
  return found;
};

const blocksOf = forTheOneAtHand(match);

/** The block of the note that describes an item (by its key), or null; the note must be readable. */
export const describedBy = (key: string, arrival: Arrival): NoteBlock | null => blocksOf(arrival).get(key) ?? null;
