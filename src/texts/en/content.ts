import type { CodeBook } from '../words.ts';
import { hazardWords, limitWords, listed, quoted } from './phrases.ts';

const forgeries = {
  malformed: 'it is not a well-formed receipt',
  unsigned: 'it has no signature',
  'bad-signature': 'its signature does not fit the desk’s key',
} as const;

/** Words for what is wrong with a submission before its label is read. */
export const contentCodes = {
  UNSAFE_CONTENT: {
    title: 'Unsafe content',
    because:
      'Links and special files can point outside the folder, and a name that cannot be read cannot be recorded, so neither is ever opened.',
    remedy: 'Copy the items themselves, as ordinary files with plain names, into a new folder and send that.',
    customer:
      'This folder contains links, special files or names that we cannot read, and for everyone’s safety we do not open such folders. Please put the items themselves, as ordinary files with plain names, into a new folder and send it again.',
    staff: ({ hazards }) =>
      `The folder holds ${listed(hazards.map(({ path, what }) => `${quoted(path)} (${hazardWords[what]})`))}; nothing of it was followed or opened.`,
  },
  TOO_LARGE: {
    title: 'Too large',
    because: 'Limits on size keep one folder from delaying everybody else’s.',
    remedy: 'Send only the items that the ticket names and a short note, or ask a CSR to have the limit raised.',
    customer:
      'This folder is larger than we can take in, because one very large folder would delay everyone’s repairs. Please send only the items that we asked for and a short note; if that is still too large, please tell us in your ticket.',
    staff: ({ excess }) =>
      `The limit for ${limitWords[excess.limit]} is ${excess.allowed}; counting stopped at ${excess.found}, and nothing was read.`,
  },
  RECEIPT_FORGED: {
    title: 'Receipt not genuine',
    because:
      'A receipt proves who sent what, so one that our own intake did not sign makes the whole folder untrustworthy.',
    remedy: 'Send the items again without a receipt file of one’s own. CSR: report the case to the desk’s operator.',
    customer:
      'This folder contains a receipt file that our intake did not write, so we cannot rely on what came with it. Please send the items again in a new folder, with only the items and your note in it.',
    staff: ({ why }) => `The receipt in the folder is not ours: ${forgeries[why]}.`,
  },
  BARE_NOTE: {
    title: 'A note without a folder',
    because: 'Only a labelled folder ties a note and its items to one ticket.',
    remedy: 'Put the note and the items together into one folder, label it as instructed, and send the folder.',
    customer:
      'We received a note on its own, and without its folder we cannot tell which items it belongs to. Please put the note and the items into one folder, label it as we asked in your ticket, and send the folder.',
    staff: ({ file }) => `The note ${quoted(file)} lay loose in the inbox.`,
  },
  BOXED: {
    title: 'Packed instead of a folder',
    because:
      'What is packed cannot be looked at safely before it is opened, so every item has to be visible in its folder.',
    remedy: 'Unpack it, put the items and the note into one folder, label it as instructed, and send the folder.',
    customer:
      'We received a packed box or archive, and we cannot check items that are packed. Please unpack it, put the items and your note into one folder, label it as we asked in your ticket, and send the folder.',
    staff: ({ file }) => `The archive ${quoted(file)} lay in the inbox in place of a folder.`,
  },
  BARE_ITEM: {
    title: 'An item without a folder',
    because: 'Only a labelled folder ties an item to its ticket and its owner, so a loose item can belong to anybody.',
    remedy: 'Put the item and a note into one folder, label it as instructed, and send the folder.',
    customer:
      'We received an item on its own, and without a labelled folder we cannot tell whose it is. Please put the item and a note into one folder, label it as we asked in your ticket, and send the folder.',
    staff: ({ file }) => `The file ${quoted(file)} lay loose in the inbox.`,
  },
  EMPTY_FOLDER: {
    title: 'No items in the folder',
    because: 'Without an item there is nothing that could be repaired.',
    remedy: 'Put the items that the ticket names into the folder, and send it again.',
    customer:
      'This folder arrived without any items, so there is nothing that we could repair yet. Please put the items into the folder together with your note and send it again.',
    staff: () => 'The folder holds no item file.',
  },
} satisfies Partial<CodeBook>;
