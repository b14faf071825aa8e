import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DeskConfig } from '../config.ts';
import { OzmaError } from '../domain/ozma-error.ts';

/** The directories of a desk that ozma moves folders between, besides the inbox (product.md 3). */
export const deskAreas = ['processing', 'quarantine', 'repair', 'held', 'returned', 'trash'] as const;

const areasOfRecord = ['processing', 'repair', 'held', 'returned', 'trash'] as const;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

const isFilled = (dir: string): boolean => {
  try {
    return readdirSync(dir).some((name) => !name.startsWith('.'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw new OzmaError('disk-fault', `${dir} cannot be read: ${String(error)}`, { cause: error });
  }
};

/** Whether a desk has a database: one without a byte, as a full disk or a crash at its birth leaves it, is none. */
export const hasDatabase = (deskDir: string): boolean =>
  (statSync(join(deskDir, 'ozma.db'), { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * Refuses (`database-missing`) a desk without `ozma.db` whose areas hold folders: a new database would know nothing of them. A new desk passes.
 */
export const findMissingDatabase = (deskDir: string): void => {
  if (hasDatabase(deskDir)) return;
  const filled = areasOfRecord.filter((area) => isFilled(join(deskDir, area)));
  if (filled.length === 0) return;
  const places = filled.map((area) => `${area}/`).join(', ');
  throw new OzmaError(
    'database-missing',
    `The database ozma.db is missing or empty in ${deskDir}, but ${places} hold folders that only it knows. ` +
      `Restore ozma.db from a backup; or, to begin anew without their history, move ${places} out of the desk.`,
  );
};

const deviceOf = (dir: string): number | null => {
  try {
    return statSync(dir).dev;
  } catch {
    return null;
  }
};

/** Refuses (`config-invalid`) a desk whose areas do not lie on the inbox's file system: folders are moved by renaming, which ends there (EXDEV). */
export const checkFileSystems = (deskDir: string, { paths }: Pick<DeskConfig, 'paths'>): void => {
  const inbox = deviceOf(resolve(deskDir, paths.inbox));
  if (inbox === null) return;
  const elsewhere = deskAreas.filter((area) => {
    const device = deviceOf(join(deskDir, area));
    return device !== null && device !== inbox;
  });
  if (elsewhere.length === 0) return;
  throw new OzmaError(
    'config-invalid',
    `The inbox ${paths.inbox} and ${elsewhere.map((area) => `${area}/`).join(', ')} lie on different file systems. ` +
      'Folders are moved by renaming: put the inbox and the areas on one file system (key inbox in ozma.yaml).',
  );
};

/**
 * Makes those of a desk's areas that are not there yet, so that a desk of nothing but an inbox and tickets can be worked. An inbox that is not
 * there is refused (`path-missing`): it may be a disk that is not mounted, and an empty one in its place would hide that.
 */
export const makeAreas = (deskDir: string, { paths }: Pick<DeskConfig, 'paths'>): void => {
  const inbox = resolve(deskDir, paths.inbox);
  if (!existsSync(inbox)) {
    throw new OzmaError('path-missing', `The inbox ${inbox} is not there. Mount it or make it, then run this again.`);
  }
  for (const area of deskAreas) mkdirSync(join(deskDir, area), { recursive: true });
};
