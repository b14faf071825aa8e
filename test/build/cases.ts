import { anArrival, byParts } from './arrival.ts';
import { aDigest, anItem } from './item.ts';
import { ember } from './people.ts';
import { anActive, seen } from './seen.ts';
import { aConsumedTicket, aTicket } from './ticket.ts';

/** A note dropped in the inbox without a folder. */
export const looseNote = anArrival({
  label: 'note.txt',
  form: 'loose-note',
  items: [],
  note: { kind: 'none' },
  recognition: byParts({ ticketNumber: null, names: [] }),
  ticket: null,
  author: null,
});

/** A folder over a limit, of which nothing was read. */
export const tooLarge = anArrival({
  excess: { limit: 'files', allowed: 1000, found: 1001 },
  items: [],
  note: { kind: 'none' },
  author: null,
});

/** A folder whose label has no ticket number. */
export const withoutTicket = anArrival({ recognition: byParts({ ticketNumber: null }), ticket: null });

/** A folder whose label has a number that the desk does not know. */
export const unknownTicket = anArrival({ recognition: byParts({ ticketNumber: 'T-9999' }), ticket: null });

/** A folder whose label names another customer than the ticket's owner. */
export const otherCustomer = anArrival({
  label: 'T-1042 - Ember Fenwick',
  recognition: byParts({ names: [ember] }),
});

/** A folder whose label names nobody. */
export const withoutName = anArrival({ label: 'T-1042', recognition: byParts({ names: [] }) });

/** The same folder once more. */
export const duplicate = anArrival({
  ticket: aConsumedTicket(),
  seen: seen({ actives: [anActive({ digest: aDigest('d') })] }),
});

/** The same items once more, with other content. */
export const changedResend = anArrival({ ticket: aConsumedTicket(), seen: seen({ actives: [anActive()] }) });

/** A folder for a ticket that is closed. */
export const closedTicket = anArrival({ ticket: aTicket({ status: 'Closed' }) });

/** A folder for which there was no instruction. */
export const uninstructed = anArrival({ ticket: aTicket({ instructions: [] }) });

/** A folder without a note. */
export const withoutNote = anArrival({ note: { kind: 'none' }, author: null });

/** A folder with nothing but an archive, a nameless file, an empty file. */
export const boxedOnly = anArrival({ items: [anItem({ file: 'bunny-483920.zip', boxed: 'name' })] });
export const unidentifiedOnly = anArrival({
  items: [anItem({ file: 'IMG_2041.png', identity: { kind: 'unidentified', why: 'no-pattern' } })],
});
export const damagedOnly = anArrival({ items: [anItem({ bytes: 0, damage: 'empty' })] });
