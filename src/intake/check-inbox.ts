import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../../workers/inspect/disk-error.ts';
import { OzmaError, type OzmaErrorCode } from '../domain/ozma-error.ts';

/** Which directories were found, so that one that was put in another's place is seen. */
export type SpoolIdentity = { readonly inbox: string; readonly processing: string };

const fault = (code: OzmaErrorCode, why: string, cause?: unknown): OzmaError => new OzmaError(code, why, { cause });

const statOf = (path: string, called: string): Stats => {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return stats;
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'ENOTDIR') {
      throw fault('disk-fault', `${called} ${path} cannot be looked at (${errnoOf(error)}). See the disk.`, error);
    }
    throw fault('path-missing', `${called} ${path} is not there: mount it, or make it.`, error);
  }
  throw fault('path-missing', `${called} ${path} is no directory: put the directory back.`);
};

const checkWritable = (path: string, called: string): void => {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const cure =
      errnoOf(error) === 'EROFS'
        ? 'it is read-only: mount it writable'
        : 'let the user that runs ozma read and write it';
    throw fault('disk-fault', `${called} ${path} cannot be worked: ${cure} (${errnoOf(error)}).`, error);
  }
};

const identityOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

/**
 * Looks whether folders can be taken from the inbox: it and `processing/` are directories on one file system and can be written. Throws an
 * `OzmaError` that says what to do; an inbox that is away or covered is never taken for an empty one.
 */
export const checkInbox = (deskDir: string, inboxDir: string): SpoolIdentity => {
  const processingDir = join(deskDir, 'processing');
  const [inbox, processing] = [statOf(inboxDir, 'The inbox'), statOf(processingDir, 'The directory')];
  if (inbox.dev !== processing.dev) {
    const what = `The inbox ${inboxDir} and ${processingDir} lie on different file systems`;
    throw fault('disk-fault', `${what}: something else is mounted there now. Mount what belongs there.`);
  }
  checkWritable(inboxDir, 'The inbox');
  checkWritable(processingDir, 'The directory');
  return { inbox: identityOf(inbox), processing: identityOf(processing) };
};

/** Whether `processing/` is still the directory that it was: only then what is not in it has vanished. */
export const isSameProcessing = (deskDir: string, before: SpoolIdentity): boolean => {
  const stats = statSync(join(deskDir, 'processing'), { throwIfNoEntry: false });
  return stats !== undefined && identityOf(stats) === before.processing;
};
