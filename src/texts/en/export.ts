import { counted } from '../counted.ts';
import type { ExportWords } from '../export-words.ts';
import { shownInstant } from '../shown.ts';

const of = (count: number, one: string, many: string): string => `${counted(count)} ${count === 1 ? one : many}`;

/** Words for exports in English. */
export const exportWords: ExportWords = {
  unknownTicket: (ticket) => `There is no ticket ${ticket}: the export has no rows.`,
  rowsIn: (directory, rows, submissions) =>
    `${directory}: ${of(rows, 'row', 'rows')} of ${of(submissions, 'submission', 'submissions')}.`,
  eventsIn: (directory, events) => `${directory}: ${of(events, 'event', 'events')}.`,
  head: ({ seq, hash, at }) => `Ledger head: #${seq} of ${shownInstant(at)}, ${hash}`,
  seal: (seal) => `Seal: ${seal}`,
  keepApart: (directory) =>
    `Keep the seal apart from these files: with it anybody can prove that nothing in them was changed (ozma verify ${directory} --seal …).`,
};
