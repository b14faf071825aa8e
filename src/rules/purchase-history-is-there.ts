import { noteKeys } from '../domain/note.ts';
import { textKey } from '../domain/text.ts';
import { knownTicket } from './known-ticket.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { readNote } from './read-note.ts';
import { passed, reported, submissionRule } from './rule.ts';

/** A note on undelivered goods says what was bought when and where, in `Transaction` (product.md 5 and 12, "Advice"). */
export const purchaseHistoryIsThere = submissionRule({
  name: 'purchase-history-is-there',
  needs: [noteIsReadable],
  reports: ['TX_HISTORY_MISSING'],
  check: (arrival) => {
    const problem = knownTicket(arrival).problems.find((one) => textKey(one) === 'undelivered');
    const { header, blocks } = readNote(arrival);
    const histories = [header, ...blocks.map(({ fields }) => fields)].map((fields) => fields[noteKeys.transaction]);
    if (problem === undefined || histories.some((history) => history !== undefined)) return passed;
    return reported({ code: 'TX_HISTORY_MISSING', problem });
  },
});
