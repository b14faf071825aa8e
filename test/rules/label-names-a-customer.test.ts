import { labelNamesACustomer } from '../../src/rules/label-names-a-customer.ts';
import { anArrival, byParts } from '../build/arrival.ts';
import { looseNote, otherCustomer, unknownTicket, withoutName, withoutTicket } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

describeRule(labelNamesACustomer, {
  accepts: [
    ['an instructed label, whatever its words', anArrival({ label: 'the blue box' })],
    ['a label with a known name', anArrival({ recognition: byParts() })],
    ["a label with another customer's name", otherCustomer],
    ['a label with a name and no number', withoutTicket],
    ['a label with a name and an unknown number', unknownTicket],
  ],
  rejects: [
    ['a label without a name', withoutName, [{ code: 'LABEL_NAME_MISSING', label: 'T-1042', lookAlikeOf: null }]],
    [
      'a label whose name only looks like a known one',
      anArrival({
        label: 'T-1042 - Dоra Quillfeather',
        recognition: byParts({ names: [], lookAlikeOf: 'Dora Quillfeather' }),
      }),
      [{ code: 'LABEL_NAME_MISSING', label: 'T-1042 - Dоra Quillfeather', lookAlikeOf: 'Dora Quillfeather' }],
    ],
    [
      'a label with neither name nor number',
      anArrival({ label: 'stuff', recognition: byParts({ ticketNumber: null, names: [] }), ticket: null }),
      [{ code: 'LABEL_NAME_MISSING', label: 'stuff', lookAlikeOf: null }],
    ],
  ],
  moot: [['a loose entry', looseNote, 'entry-is-a-folder']],
});
