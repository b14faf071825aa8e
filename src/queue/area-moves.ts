import type { SubmissionId } from '../domain/ids.ts';
import type { Area } from '../spool/carry.ts';
import { isThere } from '../spool/move.ts';
import { nameInArea } from '../spool/name-in-area.ts';
import { settleFolder } from '../spool/settle-folder.ts';
import { findSubmissions, spoolPath } from '../spool/spool.ts';
import type { Belongings } from '../store/area-store.ts';
import type { Store } from '../store/store.ts';

/** A submission whose things could not be brought to their places: what is recorded stands, and the next start tries again. */
export type NotSettled = { readonly submission: SubmissionId; readonly error: unknown };

type Recorded = Pick<Store, 'belongings'>;

/** How many submissions are asked about at once. */
const pageSize = 256;

/** The areas in which people decide about things, and the one that an accepted resend takes things out of. */
const lookedInto: readonly Area[] = ['held', 'trash', 'repair'];

const settleOne = (deskDir: string, name: string, homes: Belongings): readonly NotSettled[] => {
  try {
    settleFolder(deskDir, name, homes);
    return [];
  } catch (error) {
    return [{ submission: homes.submission, error }];
  }
};

/** The names (a byte a character) under which parts of a submission lie; a label that is not text may have been cut otherwise. */
const namesOf = (deskDir: string, homes: Belongings): ReadonlySet<string> =>
  new Set(
    lookedInto
      .map((area) => ({ area, name: nameInArea(deskDir, area, homes) }))
      .filter(({ area, name }) => isThere(spoolPath(deskDir, area, name)))
      .map(({ name }) => name),
  );

/**
 * Brings the things of submissions to where they belong by what is recorded: to be called once a decision about held or trashed things is. Answers those
 * that the disk refused; they do not stop the others.
 */
export const settleAreas = async (
  deskDir: string,
  store: Recorded,
  submissions: readonly SubmissionId[],
): Promise<readonly NotSettled[]> =>
  (await store.belongings(submissions)).flatMap((homes) =>
    [...namesOf(deskDir, homes)].flatMap((name) => settleOne(deskDir, name, homes)),
  );

/**
 * Start-up: finishes in `held/` and `trash/` what a crash left between a decision and its moves, a purge among them. The database is the truth, and each
 * move can be done again. (`reconcileRepairs` does the same for `repair/`.)
 */
export const reconcileAreas = async (deskDir: string, store: Recorded): Promise<readonly NotSettled[]> => {
  const lying = new Map([...findSubmissions(deskDir, 'held'), ...findSubmissions(deskDir, 'trash')]);
  const ids = [...lying.keys()];
  const failed: NotSettled[] = [];
  for (let start = 0; start < ids.length; start += pageSize) {
    for (const homes of await store.belongings(ids.slice(start, start + pageSize))) {
      failed.push(...settleOne(deskDir, lying.get(homes.submission) ?? '', homes));
    }
  }
  return failed;
};
