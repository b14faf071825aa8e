import {
  childPath,
  closeDirectory,
  listDirectory,
  type OpenDirectory,
  openChildDirectory,
} from '../../workers/inspect/directory.ts';
import { ChangedMidway } from '../../workers/inspect/disk-error.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { escapeName } from '../formats/entry-name.ts';
import { carryFolder, removeIfEmpty, type Way } from './carry.ts';
import { isThere, move } from './move.ts';
import { openIfThere } from './part.ts';
import { spoolPath } from './spool.ts';

/** Which files stay (paths within the folder, as in `Item`), and the path within it of the directory that is looked at. */
type Staying = { readonly keep: readonly string[]; readonly within: string };

const carryAllBut = (directory: OpenDirectory, target: string, { keep, within }: Staying): void => {
  for (const { name, type } of listDirectory(directory, Number.POSITIVE_INFINITY)) {
    const path = within + escapeName(Buffer.from(name, 'latin1')).text;
    if (keep.includes(path)) continue;
    const to = `${target}/${name}`;
    const hasKept = keep.some((file) => file.startsWith(`${path}/`));
    if (type !== 'directory' || (!hasKept && !isThere(to))) {
      move(childPath(directory, name), to, to);
      continue;
    }
    const child = openChildDirectory(directory, name);
    try {
      carryAllBut(child, to, { keep, within: `${path}/` });
    } finally {
      closeDirectory(child);
    }
    removeIfEmpty(childPath(directory, name));
  }
};

/**
 * Carries the folder named `name` to another area but for files that stay where they are: as one where none does. Like `carryFolder` it can be done
 * again.
 */
export const carryRest = (
  deskDir: string,
  name: string,
  { from, to, keep }: Way & { readonly keep: readonly string[] },
): void => {
  if (keep.length === 0) {
    carryFolder(deskDir, name, { from, to });
    return;
  }
  const folder = openIfThere(spoolPath(deskDir, from, name));
  if (folder === null) return;
  try {
    carryAllBut(folder, spoolPath(deskDir, to, name), { keep, within: '' });
  } catch (error) {
    if (!(error instanceof ChangedMidway)) throw error;
    throw new OzmaError('disk-fault', 'A folder changed while it was carried to its place; it is tried again.', {
      cause: error,
    });
  } finally {
    closeDirectory(folder);
  }
};
