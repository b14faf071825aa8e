import { senderIsOwner } from '../../src/rules/sender-is-owner.ts';
import { anArrival, byParts } from '../build/arrival.ts';
import { otherCustomer, tooLarge, unknownTicket, withoutName, withoutTicket } from '../build/cases.ts';
import { dora, ember } from '../build/people.ts';
import { aPolicy } from '../build/policy.ts';
import { claimed, proven } from '../build/receipt.ts';
import { describeRule } from '../build/rule-table.ts';
import { aTicket } from '../build/ticket.ts';

const owner = 'Dora Quillfeather';
const doraById = { name: owner, id: 'u-7' };

describeRule(senderIsOwner, {
  accepts: [
    ['an instructed label', anArrival({ label: 'the blue box' })],
    ["a wrong label with the owner's name", anArrival({ recognition: byParts() })],
    ["a label with two names, one the owner's", anArrival({ recognition: byParts({ names: [ember, dora] }) })],
    [
      'a second-life name in its other form',
      anArrival({
        recognition: byParts({ names: [{ name: 'dora.quillfeather', id: null }] }),
        policy: aPolicy({ nameRule: 'second-life' }),
      }),
    ],
    ['a proven sender who is the owner', anArrival({ receipt: proven({ sender: dora }) })],
    [
      'a nameless label from a sender proven to be the owner',
      anArrival({ recognition: byParts({ names: [] }), receipt: proven({ sender: dora }) }),
    ],
    [
      'a sender of another name and the same id',
      anArrival({
        ticket: aTicket({ owner: doraById }),
        receipt: proven({ sender: { name: 'Dora Q.', id: 'U-7' } }),
      }),
    ],
    ['another sender who is merely claimed', anArrival({ receipt: claimed({ sender: ember }) })],
    ['a receipt that says nothing of the sender', anArrival({ receipt: proven() })],
    ['a folder over a limit', tooLarge],
  ],
  rejects: [
    [
      "another customer's name on the label",
      otherCustomer,
      [{ code: 'OWNER_MISMATCH', by: 'label', name: 'Ember Fenwick', owner, lookAlikeOf: null }],
    ],
    [
      'another sender, proven, behind a perfect label',
      anArrival({ receipt: proven({ sender: ember }) }),
      [{ code: 'OWNER_MISMATCH', by: 'sender', name: 'Ember Fenwick', owner, lookAlikeOf: null }],
    ],
    [
      "a sender with the owner's name and another id",
      anArrival({ ticket: aTicket({ owner: doraById }), receipt: proven({ sender: { name: owner, id: 'u-8' } }) }),
      [{ code: 'OWNER_MISMATCH', by: 'sender', name: owner, owner, lookAlikeOf: null }],
    ],
    [
      'a second-life name at a desk of plain names',
      anArrival({ recognition: byParts({ names: [{ name: 'dora.quillfeather', id: null }] }) }),
      [{ code: 'OWNER_MISMATCH', by: 'label', name: 'dora.quillfeather', owner, lookAlikeOf: null }],
    ],
    [
      'another name that was made to look like the owner',
      anArrival({ recognition: byParts({ names: [ember], lookAlikeOf: owner }) }),
      [{ code: 'OWNER_MISMATCH', by: 'label', name: 'Ember Fenwick', owner, lookAlikeOf: owner }],
    ],
    [
      'a proven other sender, without the look-alike that the label holds',
      anArrival({ recognition: byParts({ names: [], lookAlikeOf: owner }), receipt: proven({ sender: ember }) }),
      [{ code: 'OWNER_MISMATCH', by: 'sender', name: 'Ember Fenwick', owner, lookAlikeOf: null }],
    ],
  ],
  moot: [
    ['a label that names nobody', withoutName, 'label-names-a-customer'],
    ['a label without a number', withoutTicket, 'ticket-is-known'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
  ],
});
