import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../../workers/inspect/disk-error.ts';
import { OzmaError } from '../domain/ozma-error.ts';

/** A folder that could not be moved for a fault of its own: it stays where it is, and the others go on (product.md 2, principle 10). */
export type Unmoved = { readonly shownPath: string; readonly why: string };

/** The system refuses the move of this one: another user's, protected, or a mount point. */
const refusals: readonly string[] = ['EACCES', 'EPERM', 'EBUSY'];

const causeOf = (error: OzmaError): string => errnoOf(error.cause);

/** Why one entry of an inbox that is otherwise well cannot be taken; null when the fault is not its own. */
export const whyNotTaken = (error: unknown): string | null =>
  error instanceof OzmaError && refusals.includes(causeOf(error)) ? error.message : null;

/** Whether the directories that folders are moved between let themselves be written. */
const mayMoveIn = (deskDir: string): boolean => {
  try {
    for (const area of ['processing', 'repair', 'held', 'returned', 'trash']) {
      accessSync(join(deskDir, area), constants.W_OK | constants.X_OK);
    }
    return true;
  } catch {
    return false;
  }
};

/**
 * Why one judged folder cannot be put into its place: it was tampered with, or the system refuses it though the areas are well, as where its sender made
 * a directory in it read-only. Null when the fault is not its own.
 */
export const whyNotPlaced = (error: unknown, deskDir: string): string | null => {
  if (!(error instanceof OzmaError) || error.code !== 'disk-fault') return null;
  const isOwn = causeOf(error) === '' || (refusals.includes(causeOf(error)) && mayMoveIn(deskDir));
  return isOwn ? error.message : null;
};
