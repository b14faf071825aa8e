import { labelIsExact } from '../../src/rules/label-is-exact.ts';
import { anArrival, byParts } from '../build/arrival.ts';
import { closedTicket, duplicate, otherCustomer, uninstructed, unknownTicket, withoutName } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';
import { anInstruction, aTicket } from '../build/ticket.ts';

const asked = 'T-1042 - Dora Quillfeather';
const labelled = (label: string) => anArrival({ label, recognition: byParts() });
const withdrawn = anInstruction({ isWithdrawn: true });

describeRule(labelIsExact, {
  accepts: [
    ['the instructed label', anArrival()],
    ['it in another case', labelled('t-1042 - DORA QUILLFEATHER')],
    ['it with other white space', labelled('  T-1042　-  Dora\u0085Quillfeather\t')],
    [
      'it in another normal form',
      anArrival({
        label: 'T-1 - Zoe\u0308',
        ticket: aTicket({ instructions: [anInstruction({ label: 'T-1 - Zoë' })] }),
      }),
    ],
    ['the right label of a closed ticket', closedTicket],
    ['the right label of a folder sent again', duplicate],
  ],
  rejects: [
    [
      'a full-width letter',
      labelled('Ｔ-1042 - Dora Quillfeather'),
      [
        {
          code: 'LABEL_MISMATCH',
          label: 'Ｔ-1042 - Dora Quillfeather',
          asked,
          differences: [{ position: 1, found: 'Ｔ', asked: 'T' }],
        },
      ],
    ],
    [
      'another dash',
      labelled('T-1042 – Dora Quillfeather'),
      [
        {
          code: 'LABEL_MISMATCH',
          label: 'T-1042 – Dora Quillfeather',
          asked,
          differences: [{ position: 8, found: '–', asked: '-' }],
        },
      ],
    ],
    [
      'a label that stops short of the last instruction, even one withdrawn',
      anArrival({
        label: 'T-1042 - Dora Quillfeathe',
        recognition: byParts(),
        ticket: aTicket({ instructions: [withdrawn] }),
      }),
      [
        {
          code: 'LABEL_MISMATCH',
          label: 'T-1042 - Dora Quillfeathe',
          asked,
          differences: [{ position: 26, found: null, asked: 'r' }],
        },
      ],
    ],
  ],
  moot: [
    ['a label that names another customer', otherCustomer, 'sender-is-owner'],
    ['a label that names nobody', withoutName, 'label-names-a-customer'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['a ticket without any instruction', uninstructed, 'ticket-is-instructed'],
  ],
});
