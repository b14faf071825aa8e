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

/** Why one judged folder cannot be put into its place, such as one that was tampered with; null when the fault is not its own. */
export const whyNotPlaced = (error: unknown): string | null =>
  error instanceof OzmaError && error.code === 'disk-fault' && causeOf(error) === '' ? error.message : null;
