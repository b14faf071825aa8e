import { closeDirectory } from '../../workers/inspect/directory.ts';
import { ChangedMidway, errnoOf } from '../../workers/inspect/disk-error.ts';
import { closeFile, readContent } from '../../workers/inspect/read-file.ts';
import { nameInArea } from '../spool/name-in-area.ts';
import { innerNames, openIfThere } from '../spool/part.ts';
import { spoolPath } from '../spool/spool.ts';
import type { AreaEntry, FoundFile } from '../store/area-store.ts';
import { openFileAt } from './hash-item.ts';

type Folder = NonNullable<ReturnType<typeof openIfThere>>;

const foundIn = (folder: Folder, file: string): FoundFile => {
  try {
    const opened = openFileAt(folder, innerNames(file));
    try {
      const read = readContent(opened, Number.POSITIVE_INFINITY);
      if (read.kind === 'read') return { file, sha256: read.content.sha256, bytes: read.content.bytes };
    } finally {
      closeFile(opened);
    }
  } catch (error) {
    if (!(error instanceof ChangedMidway)) throw error;
  }
  return { file, sha256: null, bytes: 0 };
};

/** The folder itself; null where none is there, or a link or a file in its place. */
const openFolder = (path: string): Folder | null => {
  try {
    return openIfThere(path);
  } catch (error) {
    if (['ELOOP', 'ENOTDIR'].includes(errnoOf(error))) return null;
    throw error;
  }
};

/** Files of a held submission as they lie on the disk now, hashed, no link followed: what a person accepts is what lies there. */
export const foundFiles = (
  deskDir: string,
  entry: Pick<AreaEntry, 'submission' | 'label'>,
  files: readonly string[],
): readonly FoundFile[] => {
  if (files.length === 0) return [];
  const folder = openFolder(spoolPath(deskDir, 'held', nameInArea(deskDir, 'held', entry)));
  if (folder === null) return files.map((file) => ({ file, sha256: null, bytes: 0 }));
  try {
    return files.map((file) => foundIn(folder, file));
  } finally {
    closeDirectory(folder);
  }
};
