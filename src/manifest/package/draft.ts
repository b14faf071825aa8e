import { open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskFault } from '../../disk-fault.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';
import { draftName, removeAbandonedDrafts } from './draft-names.ts';
import { packagePaths } from './export-facts.ts';
import { makeDirectory } from './make-directory.ts';

/** Written last, so that a bag without it is never whole. */
const lastOfBag = 'tagmanifest-sha256.txt';

/** A draft of an export directory, to be put in its place once it is whole; where it is let go before, nothing of it stays. */
export type Draft = AsyncDisposable & {
  /** Where to write. */
  readonly dir: string;
  readonly putInPlace: () => Promise<void>;
};

const sync = async (dir: string): Promise<void> => {
  await using handle = await open(dir, 'r');
  await handle.sync();
};

/** Whether an empty directory is there already; refuses what is there and is none, and one with something in it. */
const isThere = async (dir: string): Promise<boolean> => {
  const there = await stat(dir).catch(() => null);
  if (there === null) return false;
  if (!there.isDirectory()) throw new OzmaError('usage', `--out: ${shown(dir)} is no directory. Name another one.`);
  if ((await readdir(dir)).length === 0) return true;
  throw new OzmaError(
    'usage',
    `--out: the directory ${shown(dir)} is not empty. Name one that is not there yet, or empty this one first.`,
  );
};

/** Moves what was drafted in a directory up into it; it may be somebody's working directory or a mount, so it is filled and not replaced. */
const moveUp = async (draft: string, dir: string): Promise<void> => {
  const names = (await readdir(draft)).filter((name) => name !== lastOfBag);
  for (const name of [...names, lastOfBag]) await rename(join(draft, name), join(dir, name));
  await rmdir(draft);
  await sync(dir);
};

const put = async (draft: string, dir: string, isFilled: boolean): Promise<void> => {
  if (isFilled) return moveUp(draft, dir);
  // Refused by the system where something came to be there meanwhile.
  await rename(draft, dir);
  await sync(dirname(dir));
};

/**
 * Opens a draft beside the directory that it will be, or in it where an empty one is there. Directories above it are made, and drafts of it that
 * a killed process left are taken away.
 */
export const openDraft = async (dir: string): Promise<Draft> => {
  const base = basename(dir);
  for (const place of [dir, dirname(dir)]) await removeAbandonedDrafts(place, base);
  const isFilled = await isThere(dir);
  const draft = join(isFilled ? dir : dirname(dir), draftName(base));
  await makeDirectory(draft).catch((error: unknown) => Promise.reject(diskFault(dir, error)));
  return {
    dir: draft,
    putInPlace: async () => {
      await sync(join(draft, packagePaths.payload));
      await sync(draft);
      await put(draft, dir, isFilled).catch((error: unknown) => Promise.reject(diskFault(dir, error)));
    },
    [Symbol.asyncDispose]: () => rm(draft, { recursive: true, force: true }),
  };
};
