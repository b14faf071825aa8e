import type { Instant } from '../domain/instant.ts';
import { nameInArea } from '../spool/name-in-area.ts';
import { placeFolder } from '../spool/place.ts';
import { findInProcessing } from '../spool/spool.ts';
import type { Placement, Store } from '../store/store.ts';
import { type Carried, returnItems } from './return-items.ts';

/** How many submissions one transaction lets go. */
const pageSize = 256;

type Carrying = Pick<Store, 'releaseDetained' | 'settleReturns' | 'misplaced'>;

const placeOne = (deskDir: string, name: string, placement: Placement): Carried => {
  const { submission } = placement;
  try {
    const placed = placeFolder(deskDir, name, placement);
    const lost = placed.kind === 'placed' ? placed.lost : [];
    return { kind: 'carried', place: { submission, returned: [], held: [], isAll: false }, lost };
  } catch (error) {
    return { kind: 'failed', submission, error };
  }
};

/** Moves the folders that a pause kept in `processing/` to their areas; intake's next start does it again for what the disk refuses. */
const placeDetained = async (deskDir: string, store: Carrying, now: Instant): Promise<readonly Carried[]> => {
  const done: Carried[] = [];
  for (;;) {
    const page = await store.releaseDetained(now, pageSize);
    if (page.length === 0) return done;
    const lying = findInProcessing(deskDir);
    for (const placement of page) {
      const name = lying.get(placement.submission);
      if (name !== undefined) done.push(placeOne(deskDir, name, placement));
    }
  }
};

const returnSettled = async (deskDir: string, store: Carrying, now: Instant): Promise<readonly Carried[]> => {
  const done: Carried[] = [];
  for (;;) {
    const page = await store.settleReturns(now, pageSize);
    if (page.length === 0) return done;
    const names = page.map((one) => [one.submission, nameInArea(deskDir, 'repair', one)] as const);
    done.push(...(await returnItems(deskDir, store, new Map(names))));
  }
};

/**
 * Does what pauses have put off, as far as none stops it any more: judged folders go from `processing/` to their areas, finished items from `repair/` to
 * `returned/`. To be called before claims; where nothing waits it costs two looks at the database.
 */
export const carryOut = async (deskDir: string, store: Carrying, now: Instant): Promise<readonly Carried[]> => [
  ...(await placeDetained(deskDir, store, now)),
  ...(await returnSettled(deskDir, store, now)),
];
