import { ticketIsOpen } from '../../src/rules/ticket-is-open.ts';
import { anArrival } from '../build/arrival.ts';
import { closedTicket, looseNote, otherCustomer, unknownTicket } from '../build/cases.ts';
import { aDigest } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';
import { anActive, seen } from '../build/seen.ts';
import { aTicket } from '../build/ticket.ts';

const resolved = aTicket({ status: 'Resolved' });

describeRule(ticketIsOpen, {
  accepts: [
    ['an open ticket', anArrival({ ticket: aTicket({ status: 'Open' }) })],
    ['a pending ticket', anArrival({ ticket: aTicket({ status: 'Pending' }) })],
    ['a ticket that waits for its customer', anArrival()],
    ['a ticket whose items are here', anArrival({ ticket: aTicket({ status: 'Pending-Item sent to Ozma' }) })],
    ['a ticket being worked on', anArrival({ ticket: aTicket({ status: 'Pending-We are looking into it!' }) })],
    ["a label that names another customer, for staff's eyes", otherCustomer],
  ],
  rejects: [
    ['a closed ticket', closedTicket, [{ code: 'TICKET_CLOSED', ticket: 'T-1042', status: 'Closed' }]],
    [
      'a resolved ticket',
      anArrival({ ticket: resolved }),
      [{ code: 'TICKET_CLOSED', ticket: 'T-1042', status: 'Resolved' }],
    ],
  ],
  moot: [
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['a loose entry', looseNote, 'ticket-is-known'],
    [
      'the same folder again',
      anArrival({ ticket: resolved, seen: seen({ actives: [anActive({ digest: aDigest('d') })] }) }),
      'content-is-new',
    ],
    [
      'the same items with other content',
      anArrival({ ticket: resolved, seen: seen({ actives: [anActive()] }) }),
      'resend-is-unchanged',
    ],
  ],
});
