import type { Arrival } from '../domain/arrival.ts';
import { type Item, itemKey, refOf } from '../domain/item.ts';
import { type NoteBlock, noteKeys } from '../domain/note.ts';
import { readNote } from './read-note.ts';

type Blocks = ReadonlyMap<string, NoteBlock>;

/** The key (`itemKey`) of the item that a block names by its `ID`; null when it has none. */
export const keyOfBlock = (block: NoteBlock): string | null => {
  const id = block.fields[noteKeys.id];
  return id === undefined ? null : itemKey({ kind: block.kind, id });
};

const identified = (items: readonly Item[]): readonly { readonly key: string; readonly kind: string }[] => {
  const kinds = new Map(items.flatMap((item) => refOf(item) ?? []).map((ref) => [itemKey(ref), ref.kind]));
  return [...kinds].map(([key, kind]) => ({ key, kind }));
};

/** Which block describes which item: by `ID`; a block without one belongs to the only undescribed item of its kind (product.md 12). */
const match = (arrival: Arrival): Blocks => {
  const { blocks } = readNote(arrival);
  const found = new Map<string, NoteBlock>();
  for (const block of blocks) {
    const key = keyOfBlock(block);
    if (key !== null && !found.has(key)) found.set(key, block);
  }
  const undescribed = identified(arrival.submission.items).filter(({ key }) => !found.has(key));
  for (const block of blocks.filter((one) => keyOfBlock(one) === null)) {
    const [only, second] = undescribed.filter(({ kind }) => kind === block.kind);
    if (only !== undefined && second === undefined && !found.has(only.key)) found.set(only.key, block);
  }
  return found;
};

const remembered = new WeakMap<Arrival, Blocks>();

/** The block of the note that describes an item (by its key), or null; the note must be readable. */
export const describedBy = (key: string, arrival: Arrival): NoteBlock | null => {
  const blocks = remembered.get(arrival) ?? match(arrival);
  remembered.set(arrival, blocks);
  return blocks.get(key) ?? null;
};
