import { ticketIsInstructed } from '../../src/rules/ticket-is-instructed.ts';
import { anArrival } from '../build/arrival.ts';
import { changedResend, closedTicket, duplicate, uninstructed, unknownTicket } from '../build/cases.ts';
import { snowdrop } from '../build/item.ts';
import { instant } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';
import { aConsumedTicket, anInstruction, aTicket, instructedAt } from '../build/ticket.ts';

const older = anInstruction({ at: instant('2010-08-01T00:00:00Z') });
const withdrawn = anInstruction({ isWithdrawn: true });
const halfConsumed = anInstruction({ consumed: ['bunny:483920'] });
const ownConsumed = anInstruction({ items: [snowdrop], consumed: ['bunny:483920'] });

describeRule(ticketIsInstructed, {
  accepts: [
    ['an outstanding instruction', anArrival()],
    ['one that is open for some items', anArrival({ ticket: aTicket({ instructions: [halfConsumed] }) })],
    ['an older one after the last was withdrawn', anArrival({ ticket: aTicket({ instructions: [older, withdrawn] }) })],
    ['one for a ticket that names no items', anArrival({ ticket: aTicket({ items: [] }) })],
  ],
  rejects: [
    ['no instruction', uninstructed, [{ code: 'NOT_INSTRUCTED', ticket: 'T-1042', consumedAt: null }]],
    [
      'an instruction that was withdrawn',
      anArrival({ ticket: aTicket({ instructions: [withdrawn] }) }),
      [{ code: 'NOT_INSTRUCTED', ticket: 'T-1042', consumedAt: null }],
    ],
    [
      'an instruction that was consumed',
      anArrival({ ticket: aConsumedTicket() }),
      [{ code: 'NOT_INSTRUCTED', ticket: 'T-1042', consumedAt: instructedAt }],
    ],
    [
      'an instruction consumed for the items that it names itself',
      anArrival({ ticket: aTicket({ instructions: [older, ownConsumed] }) }),
      [{ code: 'NOT_INSTRUCTED', ticket: 'T-1042', consumedAt: instructedAt }],
    ],
  ],
  moot: [
    ['a closed ticket', closedTicket, 'ticket-is-open'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['the same folder again', duplicate, 'content-is-new'],
    ['the same items with other content', changedResend, 'resend-is-unchanged'],
  ],
});
