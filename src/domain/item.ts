import type { Sha256 } from './ids.ts';
import { idKey } from './text.ts';

/** One thing to repair, named by kind and id as its source wrote them (`nest:N-1182`). */
export type ItemRef = { readonly kind: string; readonly id: string };

/** What makes two item references the same; also the form in which an item is shown to people is `itemLabel`. */
export const itemKey = (ref: ItemRef): string => `${idKey(ref.kind)}:${idKey(ref.id)}`;

/** `kind:id` as written, the subject of a finding. */
export const itemLabel = (ref: ItemRef): string => `${ref.kind}:${ref.id}`;

/** Whether a file tells what it is; `why` is for staff. */
export type ItemIdentity =
  | { readonly kind: 'identified'; readonly ref: ItemRef; readonly by: 'document' | 'file-name' }
  | { readonly kind: 'unidentified'; readonly why: 'no-pattern' | 'unknown-kind' | 'bad-id' };

/** One regular file of a folder that is not the note, litter or the receipt (product.md 6). */
export type Item = {
  /** Path within the folder, `/` between names; undecodable bytes as `\xHH`. */
  readonly file: string;
  readonly bytes: number;
  /** Null where the content was not read: unreadable, or a hard link to something outside. */
  readonly sha256: Sha256 | null;
  readonly identity: ItemIdentity;
  /** How the file was seen to be an archive, or null. */
  readonly boxed: 'name' | 'content' | null;
  readonly damage: 'empty' | 'unreadable' | null;
};

/** The reference of an identified item, or null. */
export const refOf = (item: Item): ItemRef | null => (item.identity.kind === 'identified' ? item.identity.ref : null);

/** The subject of a finding about an item: `kind:id`, or the file's path where it has no identity (product.md 12, "JSON"). */
export const subjectOf = (item: Item): string => {
  const ref = refOf(item);
  return ref === null ? item.file : itemLabel(ref);
};
