import type { AreaWords, Decision } from '../area-words.ts';

const heads: Readonly<Record<Decision, string>> = {
  accepted: 'Accepted for repair',
  rejected: 'Rejected; goes back',
  restored: 'Taken out of the trash; held now',
  purged: 'Purged from the trash',
};

/** Words for held and trashed things and for waivers in English. */
export const areaWords: AreaWords = {
  empty: { held: 'Nothing is held.', trash: 'The trash is empty.' },
  heads: {
    since: 'Since',
    items: 'Items',
    codes: 'Codes',
    grace: 'Grace',
    code: 'Code',
    for: 'For',
    by: 'By',
    until: 'Until',
    why: 'Why',
    ticket: 'Ticket',
  },
  noItems: 'none',
  daysLeft: (days) => (days === 1 ? '1 day left to take it out' : `${days} days left to take it out`),
  graceOver: 'over: it can be purged, and not be taken out',
  decided: (decision, label, items) =>
    `${heads[decision]}: ${label}${items.length === 0 ? '' : ` (${items.join(', ')})`}`,
  refusals: {
    unknown: 'There is no such submission. See those that there are: ozma held list, ozma trash list',
    'not-there': 'That does not lie there any more. Somebody may have decided on it: ask ozma why.',
    paused: 'Nothing may move there now.',
    detained: 'A pause still keeps the folder in processing/. Decide on it when it has been moved.',
    'in-repair':
      'The same item, sent before, is being repaired or about to go back. Wait until its repair has ended, then decide.',
    'no-ticket': 'No ticket is known for it, so nobody can be served. It can be rejected, and goes back then.',
    'ticket-closed': 'Its ticket is resolved or closed. Reopen the ticket first.',
    'was-rejected':
      'It was rejected, and a rejection is not undone by hand. Reject it, and it goes back; under a waiver (ozma waive) it may come again.',
    'file-gone': 'Its file is gone or cannot be read. It can be rejected.',
    'grace-over': 'Its 31 days are over: it can be purged, and not be taken out any more.',
    'grace-runs': 'Its 31 days are not over: it can still be taken out, so it is not purged yet.',
  },
  pausedBy: (pauses) => `Paused by: ${pauses.join(', ')}. See why: ozma queue pauses`,
  notThere: (area, query) =>
    area === 'held'
      ? `Nothing of "${query}" is held. See what is: ozma held list`
      : `Nothing of "${query}" is in the trash. See what is: ozma trash list`,
  several: (area, query) =>
    area === 'held'
      ? `Several submissions of "${query}" are held. Name one by its id:`
      : `Several submissions of "${query}" are in the trash. Name one by its id:`,
  noSuchItem: (word, items) =>
    `"${word}" is not among what lies there: ${items.length === 0 ? 'no items' : items.join(', ')}.`,
  nothingExpired: 'Nothing in the trash is past its 31 days.',
  given: (id, code, ticket) => `Waiver ${id}: ${code} no longer counts for ticket ${ticket}`,
  forAnybody: 'This waiver is for the ticket: it lets anybody send for it. To let one person alone, give --for NAME.',
  forEverything: 'all that comes for the ticket',
  noWaivers: 'No waiver was given.',
  inForce: (until) => `until ${until}`,
  ended: (until) => `ended ${until}`,
  notWaivable: {
    unsafe: 'it is dangerous to handle, or a forgery; no exception is made of that.',
    unrecognised: 'no ticket or no customer is known then, and an exception is made for somebody.',
    closed: 'a closed ticket is not waived but reopened.',
    unreadable: 'nothing could be judged then, so that everything else would be waived with it.',
    repeated: 'the thing is here already.',
    held: 'a person decides on it with ozma held accept or reject.',
    undecided: 'it decides nothing.',
    batch: 'it is about a sender’s list: `ozma check --manifest --waivers FILE` takes exceptions for it.',
  },
  waived: ({ by, why, until }) => `waived by ${by} until ${until}: ${why}`,
  passedByWaiver: 'waived',
};
