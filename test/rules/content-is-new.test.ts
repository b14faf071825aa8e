import { contentIsNew } from '../../src/rules/content-is-new.ts';
import { anArrival } from '../build/arrival.ts';
import {
  changedResend,
  duplicate,
  otherCustomer,
  tooLarge,
  unknownTicket,
  withoutName,
  withoutTicket,
} from '../build/cases.ts';
import { aDigest } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';
import { anActive, first, seen } from '../build/seen.ts';
import { aTicket } from '../build/ticket.ts';

const same = anActive({ digest: aDigest('d'), queuePlace: null, submission: null });

describeRule(contentIsNew, {
  accepts: [
    ['a first folder', anArrival()],
    ['the same items with other content', changedResend],
    ['a folder without a note', anArrival({ note: { kind: 'none' }, author: null })],
  ],
  rejects: [
    ['the same folder again', duplicate, [{ code: 'DUPLICATE', ...first, queuePlace: 3 }]],
    [
      'the same folder again once its ticket is resolved',
      anArrival({ ticket: aTicket({ status: 'Resolved' }), seen: seen({ actives: [anActive(), same] }) }),
      [{ code: 'DUPLICATE', ...first, submission: null, queuePlace: null }],
    ],
  ],
  moot: [
    ['a label without a number', withoutTicket, 'ticket-is-known'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['a label that names another customer', otherCustomer, 'sender-is-owner'],
    ['a label that names nobody', withoutName, 'sender-is-owner'],
    ['a folder over a limit, of which nothing was read', tooLarge, 'size-is-within-limits'],
  ],
});
