import { type Area, carryRest, removeIfEmpty } from './carry.ts';
import { isThere } from './move.ts';
import { partFiles } from './part.ts';
import { removeFiles, removeTree } from './remove.ts';
import { spoolPath } from './spool.ts';

/** Where a thing belongs; `purged`: nowhere any more. */
type Home = Area | 'purged';

/** Where the folder itself belongs, and each of its files that is an item. */
export type Homes = {
  readonly place: Home;
  readonly items: readonly { readonly file: string; readonly place: Home }[];
};

/** The areas that things leave again; what was returned stays so. Only what lies in the trash is ever removed. */
const passedThrough: readonly Area[] = ['held', 'trash', 'repair'];

const settleIn = (deskDir: string, name: string, { area, place, items }: Homes & { readonly area: Area }): void => {
  const path = spoolPath(deskDir, area, name);
  if (!isThere(path)) return;
  const filesAt = (home: Home): readonly string[] =>
    items.filter((item) => item.place === home).map(({ file }) => file);
  partFiles(
    path,
    items.flatMap(({ file, place: to }) =>
      to === area || to === 'purged' ? [] : [{ file, target: spoolPath(deskDir, to, name) }],
    ),
  );
  if (area === 'trash') removeFiles(path, filesAt('purged'));
  if (area === 'trash' && place === 'purged') removeTree(path);
  else if (place === 'purged') removeIfEmpty(path);
  else if (place !== area) carryRest(deskDir, name, { from: area, to: place, keep: filesAt(area) });
};

/**
 * Brings the folder named `name`, wherever parts of it lie in the areas, to where it and its items belong: files to theirs, the rest to the folder's own,
 * and what was purged from the disk. Each step looks whether it was done already, so that it can be done again after a crash. Throws an `OzmaError`
 * when the system refuses.
 */
export const settleFolder = (deskDir: string, name: string, homes: Homes): void => {
  for (const area of passedThrough) settleIn(deskDir, name, { ...homes, area });
};
