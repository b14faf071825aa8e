import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { signReceipt } from '../../formats/receipt.ts';
import { type Attack, accepted, partial, rejected } from '../attack.ts';
import { receiptKey } from '../desk-rules.ts';
import { bunnyFile, makeHonest, put, type Site } from '../site.ts';
import { noteOf, type Records, somebodyElse } from '../subject.ts';

const honestly = (site: Site): void => makeHonest(site);

const recorded = (attack: Attack, over: Partial<Records>): Attack => ({
  ...attack,
  records: (honest) => ({ ...honest, ...over }),
});

const withReceipt =
  (text: (site: Site) => string) =>
  (site: Site): void => {
    makeHonest(site);
    put(site, '.ozma-receipt.json', text(site));
  };

const sentBy = (name: string): string => JSON.stringify({ sender: { name } });

const brokenReceipts = [
  '{',
  '[]',
  '"x"',
  '\0',
  '{"receipt":1,"signature":"00"}',
  '{"receipt":{},"receipt":{}}',
] as const;

/** Who sends what: folders in which all is well but whose it is. */
export const identityAttacks: readonly Attack[] = [
  recorded(rejected('a folder for a closed ticket', ['TICKET_CLOSED'], honestly), { status: 'Closed' }),
  recorded(rejected('a folder that nobody asked for', ['NOT_INSTRUCTED'], honestly), {
    status: 'Open',
    instructedAt: '',
  }),
  {
    ...rejected(
      'a folder for the closed ticket of somebody else',
      [
        'TICKET_CLOSED',
        'NOTE_TICKET_MISMATCH',
        'NOTE_AUTHOR_OTHER',
        'ITEM_OWNER_MISMATCH',
        'ITEM_UNREFERENCED',
        'ITEM_MISSING',
      ],
      honestly,
    ),
    label: () => latin1Path(somebodyElse.label),
  },
  recorded(rejected('an item that is somebody else’s', ['ITEM_OWNER_MISMATCH'], honestly), {
    registeredOwner: somebodyElse.owner,
  }),
  recorded(
    { ...rejected('an item that nobody knows', ['ITEM_OWNER_UNKNOWN'], honestly), verdict: 'held' },
    { registeredOwner: null },
  ),
  recorded(rejected('an item that the ticket does not name', ['ITEM_UNREFERENCED', 'ITEM_MISSING'], honestly), {
    items: 'bunny:2',
  }),
  {
    ...accepted('less than the ticket names', honestly),
    codes: ['ITEM_MISSING'],
    records: (honest) => ({ ...honest, items: `${honest.items} nest:N-1` }),
  },
  partial('an item more, which is somebody else’s', ['ITEM_OWNER_MISMATCH', 'ITEM_UNREFERENCED'], (site) => {
    makeHonest(site);
    put(site, bunnyFile(somebodyElse), 'a bunny');
  }),
  partial('one item twice', ['ITEM_DUPLICATE'], (site) => {
    makeHonest(site);
    put(site, bunnyFile(site.subject, ' again.object'), 'a bunny');
  }),
  rejected('an item that the note does not describe', ['ITEM_WITHOUT_FAULT'], (site) => {
    makeHonest(site);
    put(site, 'note.txt', noteOf(site.subject, { Problem: '' }));
  }),
  rejected(
    'a receipt that is none',
    ['RECEIPT_FORGED'],
    withReceipt(({ random }) => random.pick(brokenReceipts)),
  ),
  rejected(
    'a receipt signed with another key',
    ['RECEIPT_FORGED'],
    withReceipt(({ subject }) => signReceipt(sentBy(subject.owner), 'another key')),
  ),
  rejected(
    'a receipt without a signature',
    ['RECEIPT_FORGED'],
    withReceipt(({ subject }) => `{"receipt":${sentBy(subject.owner)}}`),
  ),
  rejected(
    'a receipt that proves another sender',
    ['OWNER_MISMATCH'],
    withReceipt(() => signReceipt(sentBy(somebodyElse.owner), receiptKey)),
  ),
  accepted(
    'a receipt that proves the sender',
    withReceipt(({ subject }) => signReceipt(sentBy(subject.owner), receiptKey)),
  ),
];
