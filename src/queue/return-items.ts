import type { SubmissionId } from '../domain/ids.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { carryFiles, carryFolder } from '../spool/carry.ts';
import { findSubmissions } from '../spool/spool.ts';
import type { Misplaced } from '../store/queue-store.ts';
import type { Store } from '../store/store.ts';

/** What carrying the things of one submission came to: files that are neither here nor there, or what the disk said. */
export type Carried =
  | { readonly kind: 'carried'; readonly place: Misplaced; readonly lost: readonly string[] }
  | { readonly kind: 'failed'; readonly submission: SubmissionId; readonly error: unknown };

/** Submissions with their names (a byte a character) in `repair/`. */
export type Lying = ReadonlyMap<SubmissionId, string>;

/** How many submissions are asked about at once. */
const pageSize = 256;

/** What is held parts from the folder first, for with its last item the rest of it goes as one. */
const carry = (deskDir: string, name: string, place: Misplaced): readonly string[] => {
  const held = carryFiles(deskDir, name, { from: 'repair', to: 'held', files: place.held });
  if (!place.isAll) {
    return [...held, ...carryFiles(deskDir, name, { from: 'repair', to: 'returned', files: place.returned })];
  }
  if (place.returned.length + place.held.length === 0) return [];
  const to = place.returned.length > 0 ? 'returned' : 'held';
  if (carryFolder(deskDir, name, { from: 'repair', to })) return held;
  throw new OzmaError(
    'disk-fault',
    `Its folder is neither in repair/ nor in ${to}/. Look whether the disk that holds them is there.`,
  );
};

const carryOne = (deskDir: string, name: string, place: Misplaced): Carried => {
  try {
    return { kind: 'carried', place, lost: carry(deskDir, name, place) };
  } catch (error) {
    return { kind: 'failed', submission: place.submission, error };
  }
};

const pagesOf = function* (lying: Lying): Generator<readonly SubmissionId[]> {
  const all = [...lying.keys()];
  for (let start = 0; start < all.length; start += pageSize) yield all.slice(start, start + pageSize);
};

/**
 * Carries what lies in `repair/` to where it belongs by what is recorded: finished items to `returned/`, altered ones to `held/`, and with a folder's
 * last item the rest of it: to what went back, or to what is held where nothing did. The database is the truth and each move can be done again; what one folder's disk fault stops does not stop the next.
 */
export const returnItems = async (
  deskDir: string,
  store: Pick<Store, 'misplaced'>,
  lying: Lying,
): Promise<readonly Carried[]> => {
  const carried: Carried[] = [];
  for (const page of pagesOf(lying)) {
    for (const place of await store.misplaced(page)) {
      carried.push(carryOne(deskDir, lying.get(place.submission) ?? '', place));
    }
  }
  return carried;
};

/** Start-up: does for everything in `repair/` what a crash may have left undone. */
export const reconcileRepairs = (deskDir: string, store: Pick<Store, 'misplaced'>): Promise<readonly Carried[]> =>
  returnItems(deskDir, store, findSubmissions(deskDir, 'repair'));
