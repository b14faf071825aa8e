import type { Arrival, Author, Recognition, Submission } from '../../src/domain/arrival.ts';
import { aDigest, aFileOf, anItem, nest } from './item.ts';
import { aNote, instant } from './note.ts';
import { dora } from './people.ts';
import { aPolicy } from './policy.ts';
import { anEntry, seen } from './seen.ts';
import { aTicket } from './ticket.ts';

/** When the perfect folder is judged. */
export const now = instant('2010-08-20T03:00:00Z');

/** The perfect label, settled by its instruction. */
export const byInstruction: Recognition = {
  by: 'instruction',
  ticketNumber: 'T-1042',
  names: [],
  lookAlikeOf: null,
};

/** A label of which only parts were recognised: Dora's ticket and name, or as asked. */
export const byParts = (over: Partial<Recognition> = {}): Recognition => ({
  by: 'parts',
  ticketNumber: 'T-1042',
  names: [dora],
  lookAlikeOf: null,
  ...over,
});

/** Dora as the author that the note claims, or as asked. */
export const anAuthor = (over: Partial<Author> = {}): Author => ({
  person: dora,
  grade: 'claimed',
  isKnown: true,
  lookAlikeOf: null,
  ...over,
});

type Parts = Submission & Omit<Arrival, 'submission'>;

/** A perfect folder, accepted whole: Dora's bunny and nest with a fresh note, as her ticket asks; with whatever is to be otherwise. */
export const anArrival = (over: Partial<Parts> = {}): Arrival => {
  const { recognition, ticket, author, seen: before, registry, waivers, policy, now: at, ...submission } = over;
  return {
    submission: {
      id: null,
      path: 'inbox/T-1042 - Dora Quillfeather',
      receivedAt: now,
      label: 'T-1042 - Dora Quillfeather',
      form: 'folder',
      hazards: [],
      excess: null,
      items: [anItem(), aFileOf(nest, { sha256: aDigest('c') })],
      note: aNote(),
      receipt: { kind: 'none' },
      digest: aDigest('d'),
      ...submission,
    },
    recognition: recognition ?? byInstruction,
    ticket: ticket === undefined ? aTicket() : ticket,
    author: author === undefined ? anAuthor() : author,
    seen: before ?? seen(),
    registry: registry ?? [anEntry(), anEntry({ itemKey: 'nest:n-1182', name: '' })],
    waivers: waivers ?? [],
    policy: policy ?? aPolicy(),
    now: at ?? now,
  };
};
