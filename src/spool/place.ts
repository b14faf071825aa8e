import { placeAfter } from '../domain/custody.ts';
import type { Disposition } from '../domain/reason.ts';
import { isThere, move } from './move.ts';
import { partFiles } from './part.ts';
import { spoolPath } from './spool.ts';

/** One file's way: path within the folder as in `Item`, undecodable bytes as `\xHH`. */
type PlacedFile = { readonly file: string; readonly disposition: Disposition };

/** Where the things of one submission go: the folder itself, and those of its files that part from it. */
export type Placement = { readonly disposition: Disposition; readonly items: readonly PlacedFile[] };

/**
 * What came of placing: `missing` when the folder is neither in `processing/` nor in its area; `lost` are files that should part
 * from it and are in neither place.
 */
export type Placed = { readonly kind: 'placed'; readonly lost: readonly string[] } | { readonly kind: 'missing' };

/**
 * Moves a judged folder or loose file from `processing/` to its area, and first those of its files that go to another. `name` is its
 * name there (see `spoolName`). Each step looks whether it was done already, so a placement that a crash cut short is just done again.
 * Nothing is followed and nothing overwritten. Throws an `OzmaError` when the system refuses a move or the folder was tampered with.
 */
export const placeFolder = (deskDir: string, name: string, placement: Placement): Placed => {
  const partings = placement.items
    .filter(({ disposition }) => disposition !== placement.disposition)
    .map(({ file, disposition }) => ({ file, target: spoolPath(deskDir, placeAfter(disposition), name) }));
  const lost = partFiles(spoolPath(deskDir, 'processing', name), partings);
  const area = spoolPath(deskDir, placeAfter(placement.disposition), name);
  const isPlaced = move(spoolPath(deskDir, 'processing', name), area) || isThere(area);
  return isPlaced ? { kind: 'placed', lost } : { kind: 'missing' };
};
