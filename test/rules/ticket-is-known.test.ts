import { ticketIsKnown } from '../../src/rules/ticket-is-known.ts';
import { anArrival } from '../build/arrival.ts';
import { closedTicket, looseNote, unknownTicket, withoutName, withoutTicket } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

describeRule(ticketIsKnown, {
  accepts: [
    ['an instructed label', anArrival()],
    ['a known number without a name', withoutName],
    ['a closed ticket', closedTicket],
  ],
  rejects: [['a number that the desk does not know', unknownTicket, [{ code: 'TICKET_UNKNOWN', ticket: 'T-9999' }]]],
  moot: [
    ['a label without a number', withoutTicket, 'label-names-a-ticket'],
    ['a loose entry', looseNote, 'label-names-a-ticket'],
  ],
});
