import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { OzmaError } from '../../domain/ozma-error.ts';
import { diskFault } from '../../manifest/package/disk-fault.ts';
import { shown } from '../../texts/shown.ts';

const isDirectory = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() === true;

/** A directory to write into: made where it is not there. */
export const directoryAt = async (given: string, cwd: string): Promise<string> => {
  const path = resolve(cwd, given);
  if (await isDirectory(path)) return path;
  if ((await stat(path).catch(() => null)) !== null) {
    throw new OzmaError('usage', `--out: ${shown(path)} is a file. Name a directory for several reports.`);
  }
  await mkdir(path, { recursive: true }).catch((error: unknown) => Promise.reject(diskFault(path, error)));
  return path;
};

/** The file that is meant: in a directory, one that is there or a name with a slash at its end, it has a name of its own. */
export const fileAt = async (given: string, ownName: string, cwd: string): Promise<string> => {
  const path = resolve(cwd, given);
  if (given.endsWith('/') || (await isDirectory(path))) return join(await directoryAt(given, cwd), ownName);
  if (await isDirectory(dirname(path))) return path;
  throw new OzmaError('path-missing', `--out: there is no directory ${shown(dirname(path))}. Make it first.`);
};

/** Writes a file beside its place and puts it there once it is whole and on disk, so that nobody reads half of one. */
export const writeFileWhole = async (path: string, text: string): Promise<void> => {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    throw new OzmaError('usage', `--out: ${shown(path)} is no file. Write to stdout for that.`);
  }
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await using file = await open(draft, 'wx');
    await file.writeFile(text);
    await file.sync();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw diskFault(path, error);
  }
};
