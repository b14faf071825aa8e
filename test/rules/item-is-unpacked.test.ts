import { itemIsUnpacked } from '../../src/rules/item-is-unpacked.ts';
import { anArrival } from '../build/arrival.ts';
import {
  changedResend,
  damagedOnly,
  duplicate,
  otherCustomer,
  unidentifiedOnly,
  unknownTicket,
  withoutNote,
  withoutTicket,
} from '../build/cases.ts';
import { anItem } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';

const zip = anItem({ file: 'bunny-483920.zip', boxed: 'name' });
const disguised = anItem({ boxed: 'content' });

describeRule(itemIsUnpacked, {
  accepts: [
    ['plain files', anArrival()],
    ['a file without identity', unidentifiedOnly],
    ['an empty file', damagedOnly],
    ['files without a note', withoutNote],
    ['files under a label that names another customer', otherCustomer],
  ],
  rejects: [
    [
      'an archive by its name',
      anArrival({ items: [zip, anItem()] }),
      [{ code: 'ITEM_BOXED', file: 'bunny-483920.zip', by: 'name' }],
    ],
    [
      'an archive by its leading bytes',
      anArrival({ items: [disguised] }),
      [{ code: 'ITEM_BOXED', file: 'bunny-483920.object', by: 'content' }],
    ],
  ],
  moot: [
    ['a label without a number', withoutTicket, 'ticket-is-known'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['the same folder again', duplicate, 'content-is-new'],
    ['the same items with other content', changedResend, 'resend-is-unchanged'],
  ],
});
