import type { RepairWork } from '../domain/repair.ts';
import { isThere } from '../spool/move.ts';
import { nameInArea } from '../spool/name-in-area.ts';
import { placeFolder } from '../spool/place.ts';
import { spoolPath } from '../spool/spool.ts';
import type { Store } from '../store/store.ts';
import { settleAreas } from './area-moves.ts';
import { hashItem, type ItemState } from './hash-item.ts';

/** What is known of an item once its folder has been looked for everywhere. */
export type CheckedItem = Exclude<ItemState, { readonly kind: 'absent' }>;

type Desk = { readonly deskDir: string; readonly store: Pick<Store, 'placements' | 'belongings'> };

const noFolder = (deskDir: string): CheckedItem =>
  isThere(spoolPath(deskDir, 'repair', ''))
    ? { kind: 'altered', found: 'nothing: its folder is gone' }
    : { kind: 'unreadable', why: 'the area repair/ is not there' };

/**
 * Brings a folder to `repair/` that is recorded and not moved yet, out of `processing/` or, where a person accepted it, out of `held/`: somebody was
 * about to, or died on the way. Without it, what is claimed at once after its verdict would look as if somebody had taken it away.
 */
const fetchFolder = async ({ deskDir, store }: Desk, work: RepairWork): Promise<ItemState> => {
  for (const placement of await store.placements([work.submission])) {
    if (placement.isDetained) return { kind: 'unreadable', why: 'its folder is kept in processing/ by a pause' };
    placeFolder(deskDir, nameInArea(deskDir, 'processing', work), placement);
  }
  const [failed] = await settleAreas(deskDir, store, [work.submission]);
  return failed === undefined ? hashItem(deskDir, work) : { kind: 'unreadable', why: String(failed.error) };
};

const fetchAndCheck = async (desk: Desk, work: RepairWork): Promise<CheckedItem> => {
  const state = await fetchFolder(desk, work);
  return state.kind === 'absent' ? noFolder(desk.deskDir) : state;
};

/** What seems gone or changed is looked at once more when nothing is on its way any more. */
const isSettled = (state: ItemState): state is Exclude<CheckedItem, { readonly kind: 'altered' }> =>
  state.kind !== 'absent' && state.kind !== 'altered';

/** Looks whether a claimed item still is what was judged; at once for a small file that lies where it belongs. */
export const checkItem = (desk: Desk, work: RepairWork): CheckedItem | Promise<CheckedItem> => {
  const state = hashItem(desk.deskDir, work);
  if (state instanceof Promise) {
    return state.then((known) => (isSettled(known) ? known : fetchAndCheck(desk, work)));
  }
  return isSettled(state) ? state : fetchAndCheck(desk, work);
};
