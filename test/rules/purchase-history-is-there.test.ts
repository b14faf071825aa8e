import { purchaseHistoryIsThere } from '../../src/rules/purchase-history-is-there.ts';
import { anArrival } from '../build/arrival.ts';
import { duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aBunnyBlock, aNestBlock, aNote, bunnyFields, header } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';
import { aTicket } from '../build/ticket.ts';

const Transaction = '2010-08-01, two nests, Meadow market';
const ticket = aTicket({ problems: ['off-world', 'Undelivered'] });

describeRule(purchaseHistoryIsThere, {
  accepts: [
    ['another class of problem', anArrival()],
    ['a purchase in the header', anArrival({ ticket, note: aNote({ header: { ...header, Transaction } }) })],
    [
      'a purchase in one of the blocks',
      anArrival({
        ticket,
        note: aNote({ blocks: [aNestBlock(), aBunnyBlock({ fields: { ...bunnyFields, Transaction } })] }),
      }),
    ],
    ['a note that tells of undelivered goods', anArrival({ note: aNote({ other: ['undelivered!'] }) })],
  ],
  rejects: [
    [
      'undelivered goods without a purchase',
      anArrival({ ticket }),
      [{ code: 'TX_HISTORY_MISSING', problem: 'Undelivered' }],
    ],
  ],
  moot: [
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['an unknown ticket', unknownTicket, 'note-is-readable'],
    ['the same folder again', duplicate, 'note-is-readable'],
  ],
});
