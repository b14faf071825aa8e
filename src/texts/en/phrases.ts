import type { Excess, Hazard } from '../../domain/inspection.ts';
import type { Earlier, LabelDifference } from '../../domain/reason.ts';
import { firstOf, type ShownDifference, shown, shownDifferences, shownInstant } from '../shown.ts';
import { shownId } from '../verdict-document.ts';

const listLimit = 10;

/** Text from outside in quotation marks. */
export const quoted = (text: string): string => `"${shown(text)}"`;

/** Phrases joined by commas; what is over the limit is counted. */
export const listed = (phrases: readonly string[]): string => {
  const { first, left } = firstOf(phrases, listLimit);
  return `${first.join(', ')}${left === 0 ? '' : ` and ${left} more`}`;
};

/** The end of a sentence on a name that was made to look like a known customer's. */
export const lookAlike = (customer: string | null): string =>
  customer === null ? '' : `; the spelling imitates the known customer ${quoted(customer)}`;

/** An earlier submission with label, time of receipt and id. */
export const earlier = ({ label, receivedAt, submission }: Earlier): string =>
  `${quoted(label)} (received ${shownInstant(receivedAt)}, ${shownId(submission) ?? 'checked only, not received'})`;

/** The place of what came first in the queue, where it still waits. */
export const queuePlace = (place: number | null): string => (place === null ? '' : `, place ${place} in the queue`);

const difference = ({ position, found, asked }: ShownDifference): string =>
  `position ${position}: ${found ?? 'nothing'} where ${asked ?? 'nothing'} was asked`;

/** Where two labels differ: by code point, and words that are missing or extra as words. */
export const differencesListed = (differences: readonly LabelDifference[]): string =>
  listed(shownDifferences(differences, quoted).map(difference));

/** What a hazard is. */
export const hazardWords: Readonly<Record<Hazard['what'], string>> = {
  'symbolic-link': 'symbolic link',
  'hard-link': 'hard link',
  device: 'device',
  fifo: 'named pipe',
  socket: 'socket',
  'undecodable-name': 'undecodable name',
  'other-file-system': 'on another file system',
  unknown: 'unknown kind of file',
};

/** What a limit counts. */
export const limitWords: Readonly<Record<Excess['limit'], string>> = {
  files: 'files',
  bytes: 'bytes in all files',
  depth: 'levels of sub-folders',
  'note-bytes': 'bytes in the note',
};
