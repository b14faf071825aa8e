import { readdirSync, rmdirSync } from 'node:fs';
import { errnoOf } from '../../workers/inspect/disk-error.ts';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { type SubmissionId, submissionId } from '../domain/ids.ts';
import type { InboxEntry } from './inbox.ts';
import { move } from './move.ts';

/** The longest name that file systems take, in bytes. */
const nameBytes = 255;

const isContinuation = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xc0) === 0x80;

/** Cuts a label (a byte a character) to so many bytes, not within a character of UTF-8. */
const cutLabel = (label: string, limit: number): string => {
  if (label.length <= limit) return label;
  const end = [0, 1, 2, 3].map((back) => limit - back).find((index) => !isContinuation(label, index)) ?? limit;
  return label.slice(0, end);
};

/** The name of a submission in `processing/` and in its area: `<id>--<label>`, a byte a character, the label cut to what fits. */
export const spoolName = (id: SubmissionId, label: string): string => {
  const head = `${id}--`;
  return head + cutLabel(label, nameBytes - head.length);
};

/** The path of a submission in `processing/`, `quarantine/` or an area, a byte a character. */
export const spoolPath = (deskDir: string, area: string, name: string): string =>
  `${latin1Path(deskDir)}/${area}/${name}`;

/** Removes the `@…` directory of the inbox that an entry (its path, a byte a character) came in, once nothing is left in it. */
export const removeEmptied = (entryPath: string): void => {
  const directory = entryPath.slice(0, entryPath.lastIndexOf('/'));
  if (!directory.slice(directory.lastIndexOf('/') + 1).startsWith('@')) return;
  try {
    rmdirSync(rawPath(directory));
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EACCES', 'EPERM', 'EBUSY'].includes(errnoOf(error))) throw error;
  }
};

/**
 * Takes an entry from the inbox into `processing/` under the id that it has from now on: the claim. Answers its name there, or null
 * when it is no longer in the inbox. Throws an `OzmaError` when the system refuses the move.
 */
export const claimFolder = (deskDir: string, entry: InboxEntry, id: SubmissionId): string | null => {
  const name = spoolName(id, entry.label);
  if (!move(entry.path, spoolPath(deskDir, 'processing', name))) return null;
  if (entry.relative.includes('/')) removeEmptied(entry.path);
  return name;
};

const idHead = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})--/;

/** The submissions that lie in `processing/`, `quarantine/` or an area, each with its name there (a byte a character). */
export const findSubmissions = (deskDir: string, area: string): ReadonlyMap<SubmissionId, string> => {
  const found = new Map<SubmissionId, string>();
  for (const name of readdirSync(rawPath(spoolPath(deskDir, area, '')), 'latin1')) {
    const id = idHead.exec(name)?.[1];
    if (id !== undefined) found.set(submissionId(id), name);
  }
  return found;
};

/** The submissions that were claimed and not placed yet, each with its name in `processing/`. */
export const findInProcessing = (deskDir: string): ReadonlyMap<SubmissionId, string> =>
  findSubmissions(deskDir, 'processing');

/** Sets a folder that nobody could judge aside in `quarantine/`; false when it is not in `processing/`. */
export const quarantineFolder = (deskDir: string, name: string): boolean =>
  move(spoolPath(deskDir, 'processing', name), spoolPath(deskDir, 'quarantine', name));
