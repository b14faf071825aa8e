import { sha256 } from '../../src/domain/ids.ts';
import type { Item, ItemIdentity, ItemRef } from '../../src/domain/item.ts';

/** The bunny and the nest of the perfect folder. */
export const snowdrop: ItemRef = { kind: 'bunny', id: '483920' };
export const nest: ItemRef = { kind: 'nest', id: 'N-1182' };

/** Another bunny, which no ticket names. */
export const clover: ItemRef = { kind: 'bunny', id: '77' };

/** A digest that is told from others by one hex digit. */
export const aDigest = (digit: string) => sha256(digit.repeat(64));

/** A sound file of the perfect folder's bunny, or as asked. */
export const anItem = (over: Partial<Item> = {}): Item => ({
  file: 'bunny-483920.object',
  bytes: 812,
  sha256: aDigest('b'),
  identity: { kind: 'identified', ref: snowdrop, by: 'file-name' },
  boxed: null,
  damage: null,
  ...over,
});

/** A sound file that stands for a reference, named after it. */
export const aFileOf = (ref: ItemRef, over: Partial<Item> = {}): Item =>
  anItem({ file: `${ref.kind}-${ref.id}.object`, identity: { kind: 'identified', ref, by: 'file-name' }, ...over });

/** A file that does not say what it is. */
export const anUnidentifiedFile = (
  file: string,
  why: Extract<ItemIdentity, { kind: 'unidentified' }>['why'] = 'no-pattern',
): Item => anItem({ file, identity: { kind: 'unidentified', why } });
