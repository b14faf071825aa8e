import type { DraftWords, LetterWords } from '../words.ts';

/** The frame of a message to a customer. */
export const letterWords: LetterWords = {
  openings: {
    accepted: 'Thank you: we have received your folder, and everything in it is taken in for repair.',
    partial: 'Thank you: we have received your folder and taken in some of its items for repair, but not all of them.',
    duplicate: 'Thank you: we have received your folder, but we already have what is in it.',
    held: 'Thank you: we have received your folder, and a colleague has to look at it before it can go to repair.',
    rejected: 'Thank you for your folder; we are sorry that we cannot take it in for repair as it is.',
    undecided: 'Thank you for your folder; we are sorry that we cannot take its items in for repair for now.',
  },
  items: {
    takenIn: 'Taken in for repair',
    kept: 'Kept here while a colleague looks into it',
    returned: 'Comes back to you',
    setAside: 'Set aside because it is packed; tell us soon if you need it back',
    undecided: 'Not taken in for now',
  },
  points: 'This is what we found:',
  bullet: '- ',
  concerns: 'This concerns',
  colon: ': ',
  comma: ', ',
  bracketed: (text) => ` (${text})`,
  more: (count) => `and ${count} more`,
  whereabouts: {
    returned: 'The folder comes back to you as it is.',
    setAside:
      'What you sent has been set aside and is kept for a limited time; nothing has been deleted, so please tell us soon if you need it back.',
    unsettled:
      'Nothing has been taken in for repair and nothing has been deleted; please tell us if you need anything back.',
  },
  next: {
    resend:
      'Please put right every point above and then send everything again in one folder. Sending again never changes a ticket’s place in the order.',
    wait: 'Please do not send it again until we ask you to; waiting does not cost a ticket its place in the order.',
    nothing:
      'Whatever the points above say, you do not need to send it again: what we received first keeps its place in the order.',
  },
  closings: {
    accepted:
      'Repairs are done strictly in ticket order, and we will write to you when yours are finished. You do not need to do anything now.',
    acceptedWithPoints:
      'Repairs are done strictly in ticket order, and we will write to you when yours are finished. Please see to the points above in the meantime.',
    partial:
      'What was taken in is repaired strictly in ticket order. For the rest, please see to the points above; your ticket keeps its place in the order.',
    duplicate: 'This folder comes back to you, and your ticket keeps its place in the order.',
    held: 'We keep the folder safe until then and will write to you; please do not send it again in the meantime. Your ticket keeps its place in the order.',
    undecided:
      'Please answer in your ticket and wait for our reply before you send anything again. Nothing has been deleted, and your ticket keeps its place in the order.',
  },
};

/** The frame of a draft for a new ticket. */
export const draftWords: DraftWords = {
  heading: 'Draft for a new ticket',
  why: 'These items came in a folder whose ticket does not name them, so they need a ticket of their own.',
  items: 'Items',
  name: 'Name',
  status: 'Status',
  problem: 'Problem',
  unsaid: '(not in the note)',
};
