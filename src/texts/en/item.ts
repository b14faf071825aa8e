import { shown } from '../shown.ts';
import { shownId } from '../verdict-document.ts';
import type { CodeBook } from '../words.ts';
import { quoted } from './phrases.ts';
import { noSuchItem } from './shared.ts';

const repeats = {
  'in-custody': 'is already held or in repair',
  'finished-before': 'was already finished under this instruction',
  'twice-in-folder': 'is in this folder twice',
} as const;

const unidentified = {
  'no-pattern': 'its name does not say kind and ID',
  'unknown-kind': 'it names a kind that the desk does not repair',
  'bad-id': 'its ID is not one of that kind',
} as const;

/** Words for what is wrong with one item. */
export const itemCodes = {
  ITEM_OWNER_MISMATCH: {
    title: 'The item’s owner is not confirmed',
    because:
      'Items are repaired only for their registered owner, so that nobody can have another’s item changed or sent to them.',
    ...noSuchItem,
    staff: ({ by, itemOwner, ticketOwner }) =>
      `The ${by} names ${quoted(itemOwner)} as the item’s owner, the ticket’s owner is ${quoted(ticketOwner)}.`,
  },
  ITEM_UNREFERENCED: {
    title: 'The ticket does not name this item',
    because: 'Each ticket is for the items that it names; more items would pass others who have waited longer.',
    remedy: 'Open a new ticket for this item, and send it when asked. CSR: a draft for that ticket is prepared.',
    customer:
      'This item is not one that your ticket names, and taking in more would be unfair to those who have waited longer. Please open a new ticket for it, and we will ask you for it in its turn.',
    staff: ({ file, ticket }) => `Ticket ${quoted(ticket)} does not ask for ${quoted(file)}.`,
  },
  ITEM_DUPLICATE: {
    title: 'The item is already here',
    because: 'An item is in one place at a time and is repaired once.',
    remedy: 'Nothing: what came first stands and keeps its place. Send each item only once.',
    customer:
      'We take in each item only once, and this one has already come to us or was in the folder a second time. What came first keeps its place, and you do not need to send the item again.',
    staff: ({ file, because, submission, first }) =>
      `The item in ${quoted(file)} ${repeats[because]}${first === null ? '' : `, first as ${quoted(first)}`}${shownId(submission) === null ? '' : ` (submission ${submission})`}.`,
  },
  ITEM_BOXED: {
    title: 'The item is packed',
    because:
      'What is packed cannot be looked at safely before it is opened, so every item has to be visible in its folder.',
    remedy: 'Take the item out of its box or archive, and send it as it is in a labelled folder.',
    customer:
      'This item arrived packed in a box or archive, and we cannot check what is packed. Please take it out and send the item itself in a labelled folder.',
    staff: ({ file, by }) =>
      `${quoted(file)} is an archive, as its ${by === 'name' ? 'name' : 'first bytes'} ${by === 'name' ? 'shows' : 'show'}.`,
  },
  ITEM_UNIDENTIFIED: {
    title: 'It is not clear what this is',
    because: 'An item has to say its kind and ID, so that it cannot be taken for another.',
    remedy: 'Name the item by kind and ID (for example `bunny-483920`), and send it again.',
    customer:
      'We could not tell what this item is, because its name does not show a kind and an ID that we know. Please name it by its kind and ID, for example “bunny-483920”, and send it again.',
    staff: ({ file, why }) => `${quoted(file)} is not identified: ${unidentified[why]}.`,
  },
  ITEM_DAMAGED: {
    title: 'The item’s file is damaged',
    because:
      'An item that arrives empty or unreadable cannot be repaired, and must not be passed on as if it were whole.',
    remedy: 'Copy the item afresh into the folder, and send it again.',
    customer:
      'This item arrived empty or could not be read, so something went wrong on its way to us. Please put a fresh copy of it into the folder and send it again.',
    staff: ({ file, why }) => `${quoted(file)} is ${why}.`,
  },
  ITEM_FIELD_MISSING: {
    title: 'The note lacks an answer about this item',
    because: 'The repairer needs these answers to find the item and to repair the right thing.',
    remedy: 'Add the missing answer to the item’s part of a new note, and send the item again.',
    customer:
      'The note does not give all the answers about this item that our repairers need. Please write a new note with every line filled in for the item, and send it again.',
    staff: ({ file, field }) => `The note has no ${quoted(field)} for ${quoted(file)}.`,
  },
  ITEM_WITHOUT_FAULT: {
    title: 'The note does not say what is wrong',
    because: 'Without a described problem nobody can tell what to repair, or when it is repaired.',
    remedy: 'Describe the item and its problem in a new note, and send the item again.',
    customer:
      'The note does not tell us what is wrong with this item, so we would not know what to repair. Please write a new note that names the item and describes its problem, and send it again.',
    staff: ({ file, why }) =>
      why === 'no-block'
        ? `The note does not describe ${quoted(file)}.`
        : `The note names no problem for ${quoted(file)}.`,
  },
  ITEM_OWNER_UNKNOWN: {
    title: 'The item’s owner is not known',
    because:
      'Items are repaired only for their registered owner, and what is not registered has to be looked into by a person.',
    ...noSuchItem,
    staff: ({ file, why }) =>
      why === 'not-registered'
        ? `The registry does not know ${quoted(file)}.`
        : `The registry has no owner for ${quoted(file)}.`,
  },
  ITEM_ALTERED: {
    title: 'The item changed after it was judged',
    because:
      'A verdict holds for exactly the content that was judged, so what has changed since is not repaired unseen.',
    remedy: 'CSR: find out who changed the item and why, and have it judged again or sent anew.',
    customer:
      'This item was changed after we had checked it, and we do not repair what we have not checked. A colleague is looking into it and will write to you; please do not send it again until then.',
    staff: ({ file, judged, found }) => `${quoted(file)} was judged as ${shown(judged)}, but now is ${shown(found)}.`,
  },
  ITEM_MISSING: {
    title: 'An item that was named did not come',
    because:
      'What a ticket or a note names and the folder does not hold may have been lost, so it is never passed over in silence.',
    remedy: 'Send the missing item in a folder with the same label and a new note. The instruction stays open for it.',
    customer:
      'An item that we asked for, or that your note names, was not in the folder. Please look whether it is still with you, and send it in a folder with the same label and a new note; we keep your request open for it.',
    staff: ({ item, namedBy }) =>
      `The ${namedBy} names ${shown(`${item.kind}:${item.id}`)}, which is not in the folder.`,
  },
} satisfies Partial<CodeBook>;
