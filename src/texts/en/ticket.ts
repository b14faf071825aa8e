import { shownInstant } from '../shown.ts';
import type { CodeBook } from '../words.ts';
import { differencesListed, earlier, lookAlike, queuePlace, quoted } from './phrases.ts';
import { noSuchTicket } from './shared.ts';

/** Words for what is wrong with a label, its ticket, its sender, or a repeat. */
export const ticketCodes = {
  LABEL_NAME_MISSING: {
    title: 'No customer’s name in the label',
    because: 'The name in the label is how a folder finds its owner, and how it finds its way back.',
    remedy:
      'Name the folder exactly as instructed, with the ticket owner’s name as it is on the ticket, and send it again.',
    customer:
      'The name of this folder does not show the name of a customer, so we cannot tell whose it is. Please name the folder exactly as we asked in your ticket, with your name as it is there, and send it again.',
    staff: ({ label, lookAlikeOf }) =>
      `The label ${quoted(label)} holds the name of no known customer${lookAlike(lookAlikeOf)}.`,
  },
  TICKET_MISSING: {
    title: 'No ticket number in the label',
    because: 'The ticket number says which request a folder belongs to and where its place in the order is.',
    remedy:
      'Name the folder exactly as instructed, ticket number included, and send it again. Without a ticket, open one first.',
    customer:
      'The name of this folder does not show a ticket number, so we cannot tell which request it belongs to. Please name the folder exactly as we asked in your ticket and send it again. If you have no ticket yet, please open one first.',
    staff: ({ label }) => `The label ${quoted(label)} holds no ticket number.`,
  },
  TICKET_UNKNOWN: {
    title: 'Not matched to a ticket',
    because: 'Only what belongs to a ticket can be taken in, in that ticket’s order.',
    ...noSuchTicket,
    staff: ({ ticket }) => `The desk knows no ticket ${quoted(ticket)}.`,
  },
  TICKET_CLOSED: {
    title: 'The ticket is closed',
    because: 'A closed ticket has no place in the order, so nothing sent for it would ever be served.',
    remedy: 'Reopen the ticket if the problem is still there, and wait for a new instruction before sending.',
    customer:
      'The ticket that this folder belongs to is already closed, so nothing can be repaired under it. If the problem is still there, please reply to the ticket or open a new one, and we will ask you for the items again.',
    staff: ({ ticket, status }) => `Ticket ${quoted(ticket)} is ${status}.`,
  },
  OWNER_MISMATCH: {
    title: 'The sender is not matched to a ticket',
    because:
      'Only the person who opened a ticket may send items for it, so that nobody can hand in or get what is another’s.',
    ...noSuchTicket,
    staff: ({ by, name, owner, lookAlikeOf }) =>
      `${by === 'label' ? 'The label names' : 'The receipt proves the sender to be'} ${quoted(name)}, but the ticket’s owner is ${quoted(owner)}${lookAlike(lookAlikeOf)}.`,
  },
  NOT_INSTRUCTED: {
    title: 'Nothing was asked for',
    because:
      'A folder is sent only after a CSR has asked for it, so that nothing lies here that nobody is waiting for.',
    remedy:
      'Wait for the CSR’s instruction and send the folder then. CSR: give one with `ozma instruct` if the items are needed.',
    customer:
      'We have not asked for a folder for this ticket at the moment, and we only take in what we have asked for, so that nothing gets lost. Please wait for our message with the exact label, and send the folder then.',
    staff: ({ ticket, consumedAt }) =>
      consumedAt === null
        ? `No instruction is outstanding for ticket ${quoted(ticket)}.`
        : `No instruction is outstanding for ticket ${quoted(ticket)}: the last one was used up by what was received (${shownInstant(consumedAt)}).`,
  },
  LABEL_MISMATCH: {
    title: 'The label is not the one instructed',
    because: 'Labels are compared character by character, so that no folder is ever taken for another.',
    remedy: 'Copy the label from the instruction into the folder’s name, without typing it, and send the folder again.',
    customer:
      'The name of this folder is not exactly the label that we asked for, and we compare it character by character so that no folder is taken for another. Please copy the label from our message in your ticket, rather than typing it, and send the folder again.',
    staff: ({ label, asked, differences }) =>
      `The label is ${quoted(label)}, asked was ${quoted(asked)}${differences.length === 0 ? '' : `; ${differencesListed(differences)}`}.`,
  },
  DUPLICATE: {
    title: 'The same folder again',
    because: 'The same content is repaired once, and sending it again moves a ticket neither up nor down.',
    remedy: 'Nothing: the submission that came first stands and keeps its place.',
    customer:
      'We already have a folder of yours with exactly the same content, and we repair everything only once. The first folder keeps its place in the order, and you do not need to do anything more.',
    staff: (reason) => `Same content as ${earlier(reason)}${queuePlace(reason.queuePlace)}.`,
  },
  RESEND_CHANGED: {
    title: 'Same items, other content',
    because: 'Of two different versions of the same items, a person has to say which one counts.',
    remedy:
      'CSR: compare both submissions, ask the customer which one is right, and accept or reject this one. The first stands until then.',
    customer:
      'We already have these items from an earlier folder of yours, but the content of this folder is different, so a colleague compares the two before anything is done with it. The first folder keeps its place; please tell us in your ticket which of the two is right.',
    staff: (reason) => `Same items as ${earlier(reason)}${queuePlace(reason.queuePlace)}, but other content.`,
  },
} satisfies Partial<CodeBook>;
