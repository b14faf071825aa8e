import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { closeDirectory, listDirectory, type OpenDirectory, openDirectory } from '../../workers/inspect/directory.ts';
import { errnoOf } from '../../workers/inspect/disk-error.ts';
import { rawPath } from '../../workers/inspect/raw-path.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { shortageFault } from '../shortage.ts';

const run = promisify(execFile);

const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const syncFault = (error: unknown): OzmaError =>
  shortageFault(error) ??
  new OzmaError(
    'disk-unconfirmed',
    'The disk did not confirm that it holds the files. Check the disk and restart the machine, whose memory may hold what the disk does not; then start ozma again.',
    { cause: error },
  );

/** What a `sync` that knows no `-f` says. */
const knowsNoOption = (error: unknown): boolean =>
  error instanceof Error && /(?:invalid|illegal|unrecogni[sz]ed) option|usage:/i.test(error.message);

/** Writes a whole file system through (`syncfs`), in another process; false where the machine has no `sync -f`. */
export const syncFileSystem = async (dir: string, command = 'sync'): Promise<boolean> => {
  if (process.platform !== 'linux') return false;
  try {
    await run(command, ['-f', '--', dir]);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || knowsNoOption(error)) return false;
    throw syncFault(error);
  }
};

const openForSync = async (path: string): Promise<FileHandle | null> => {
  try {
    return await open(rawPath(path), flags);
  } catch (error) {
    // A link, a socket, or what went away: nothing that ozma answers for.
    if (['ELOOP', 'ENXIO', 'ENOENT', 'EACCES'].includes(errnoOf(error))) return null;
    throw error;
  }
};

/** The names in a directory, and their paths; sub-directories are entered by `syncTree`. */
const childrenOf = (path: string): readonly string[] => {
  const directory: OpenDirectory = openDirectory(path);
  try {
    return listDirectory(directory, Number.POSITIVE_INFINITY)
      .filter(({ type }) => type === 'file' || type === 'directory')
      .map(({ name }) => `${path}/${name}`);
  } finally {
    closeDirectory(directory);
  }
};

/** Syncs a file, or a directory after everything in it: `fsync` takes a descriptor that was opened for reading only. */
const syncTree = async (path: string): Promise<void> => {
  const handle = await openForSync(path);
  if (handle === null) return;
  try {
    if ((await handle.stat()).isDirectory()) for (const child of childrenOf(path)) await syncTree(child);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const syncEach = async (paths: readonly string[]): Promise<void> => {
  try {
    for (const path of paths) await syncTree(path);
    for (const parent of new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))))) {
      const handle = await openForSync(parent);
      await handle?.sync();
      await handle?.close();
    }
  } catch (error) {
    throw syncFault(error);
  }
};

/**
 * Answers when the folders or files at `paths` (a byte a character), all that is in them and their names are on disk. One `syncfs` of
 * the file system that holds `fileSystemDir` serves a whole batch; where the machine has none, each file and directory is synced.
 * Throws an `OzmaError` when the disk reports a fault, which is never tried again: a second try may succeed without the data.
 */
export const syncFolders = async (
  paths: readonly string[],
  fileSystemDir: string,
  sync: (dir: string) => Promise<boolean> = syncFileSystem,
): Promise<void> => {
  if (paths.length === 0 || (await sync(fileSystemDir))) return;
  await syncEach(paths);
};
