import { receiptIsGenuine } from '../../src/rules/receipt-is-genuine.ts';
import { anArrival } from '../build/arrival.ts';
import { looseNote, tooLarge, unknownTicket } from '../build/cases.ts';
import { claimed, proven } from '../build/receipt.ts';
import { describeRule } from '../build/rule-table.ts';

const forged = (why: 'malformed' | 'unsigned' | 'bad-signature') => anArrival({ receipt: { kind: 'forged', why } });

describeRule(receiptIsGenuine, {
  accepts: [
    ['a folder without a receipt', anArrival()],
    ['a receipt with a good signature', anArrival({ receipt: proven() })],
    ['a receipt at a desk without a key', anArrival({ receipt: claimed() })],
    ['an unreadable receipt at a desk without a key', anArrival({ receipt: { kind: 'claimed', receipt: null } })],
    ['a folder for an unknown ticket', unknownTicket],
  ],
  rejects: [
    ['a receipt that cannot be read', forged('malformed'), [{ code: 'RECEIPT_FORGED', why: 'malformed' }]],
    ['a receipt without a signature', forged('unsigned'), [{ code: 'RECEIPT_FORGED', why: 'unsigned' }]],
    ['a receipt with a wrong signature', forged('bad-signature'), [{ code: 'RECEIPT_FORGED', why: 'bad-signature' }]],
  ],
  moot: [
    ['a loose entry', looseNote, 'entry-is-a-folder'],
    ['a folder over a limit', tooLarge, 'size-is-within-limits'],
  ],
});
