import { labelNamesATicket } from '../../src/rules/label-names-a-ticket.ts';
import { anArrival, byParts } from '../build/arrival.ts';
import { looseNote, tooLarge, unknownTicket, withoutName } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

describeRule(labelNamesATicket, {
  accepts: [
    ['an instructed label', anArrival({ label: 'the blue box' })],
    ['a label with a number and no name', withoutName],
    ['a label with an unknown number', unknownTicket],
    ['the label of a folder over a limit', tooLarge],
  ],
  rejects: [
    [
      'a label without a number',
      anArrival({ label: "Dora's bunny", recognition: byParts({ ticketNumber: null }), ticket: null }),
      [{ code: 'TICKET_MISSING', label: "Dora's bunny" }],
    ],
  ],
  moot: [['a loose entry', looseNote, 'entry-is-a-folder']],
});
