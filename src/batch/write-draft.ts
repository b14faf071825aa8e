import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskFault } from '../disk-fault.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { shown } from '../texts/shown.ts';

/** A file that is written beside its place and put there once it is whole and on disk, so that nobody reads half of one. */
export type DraftFile = AsyncDisposable & {
  /** Whether a file of its name was there before. */
  readonly wasThere: boolean;
  readonly add: (text: string) => Promise<void>;
  readonly putInPlace: () => Promise<void>;
};

const pieceLength = 64 * 1024;

/** Whether a file is there already; what is no file, and a place below no directory, is refused. */
const isThere = async (path: string, option: string): Promise<boolean> => {
  const above = dirname(path);
  if ((await stat(above).catch(() => null))?.isDirectory() !== true) {
    throw new OzmaError('path-missing', `${option}: there is no directory ${shown(above)}. Make it first.`);
  }
  const there = await stat(path).catch(() => null);
  if (there?.isFile() === false)
    throw new OzmaError('usage', `${option}: ${shown(path)} is no file. Name another one.`);
  return there !== null;
};

const settle = async (file: FileHandle, draft: string, path: string): Promise<void> => {
  await file.sync();
  await file.close();
  await rename(draft, path);
};

/**
 * Begins a file that takes the place of an earlier one; nothing is written before there is some text. `option` named it. Throws an `OzmaError` where
 * it cannot be there, or cannot be written.
 */
export const openDraftFile = async (given: string, option: string): Promise<DraftFile> => {
  const path = await realpath(given).catch(() => given);
  const wasThere = await isThere(path, option);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  let file: FileHandle | null = null;
  let kept = '';
  const flush = async (): Promise<FileHandle> => {
    file ??= await open(draft, 'wx');
    const text = kept;
    kept = '';
    await file.appendFile(text);
    return file;
  };
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => Promise.reject(diskFault(path, error)));
  return {
    wasThere,
    add: async (text) => {
      kept += text;
      if (kept.length >= pieceLength) await guarded(flush());
    },
    putInPlace: async () => {
      await guarded(flush().then((whole) => settle(whole, draft, path)));
      file = null;
    },
    [Symbol.asyncDispose]: async () => {
      if (file === null) return;
      await file.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
};
