import type { Entry } from './entry.ts';
import type { Sha256 } from './ids.ts';
import { itemKey } from './item.ts';
import type { ActiveSubmission, ItemInCustody, NoteSighting } from './seen.ts';
import { idKey } from './text.ts';
import { currentInstruction, type Ticket, type TicketStatus } from './ticket.ts';

/** What a decision changes of its ticket for folders that are judged later (product.md 12, "Consuming", "Active"). */
type TicketConsequence = {
  readonly ticketKey: string;
  /** Item keys for which the current instruction is now consumed. */
  readonly consumed: readonly string[];
  readonly newStatus: TicketStatus | null;
  /** Null where the submission is not active. */
  readonly active: ActiveSubmission | null;
};

/** All that one decision changes for folders that are judged later. */
export type Consequence = {
  /** Null where it leaves its ticket, if there is one, as it was. */
  readonly ticket: TicketConsequence | null;
  readonly custody: readonly ItemInCustody[];
  readonly sighting: NoteSighting | null;
};

/** What is known of the past, as maps that decisions are added to; keyed as the store's recall is. */
export type Known = {
  readonly tickets: Map<string, Ticket>;
  readonly actives: Map<string, readonly ActiveSubmission[]>;
  readonly custody: Map<string, ItemInCustody>;
  readonly notes: Map<Sha256, readonly NoteSighting[]>;
};

/** Sightings of one note that differ in ticket, owner or instruction: more of them tell a rule nothing new. */
const sightingLimit = 20;

const custodyOf = (entry: Entry): readonly ItemInCustody[] =>
  entry.items.flatMap(({ ref, place, verdict }) =>
    ref === null || verdict === 'rejected' || (place !== 'held' && place !== 'repair')
      ? []
      : [{ itemKey: itemKey(ref), place, submission: entry.submission, label: entry.label }],
  );

const activeOf = (entry: Entry, custody: readonly ItemInCustody[]): ActiveSubmission | null => {
  const { verdict, submission, label, receivedAt, digest } = entry;
  if (verdict !== 'accepted' && verdict !== 'partial' && verdict !== 'held') return null;
  return { submission, label, receivedAt, digest, itemKeys: custody.map((one) => one.itemKey), queuePlace: null };
};

const ticketConsequence = (entry: Entry, active: ActiveSubmission | null): TicketConsequence | null => {
  const { ticket, consumed, newStatus } = entry;
  if (ticket === null || (active === null && consumed.length === 0 && newStatus === null)) return null;
  return { ticketKey: idKey(ticket.number), consumed: consumed.map(itemKey), newStatus, active };
};

/** What a decision changes for later folders of the same scan. */
export const consequenceOf = (entry: Entry): Consequence => {
  const custody = custodyOf(entry);
  return { ticket: ticketConsequence(entry, activeOf(entry, custody)), custody, sighting: entry.sighting };
};

const afterConsuming = (ticket: Ticket, { consumed, newStatus }: TicketConsequence): Ticket => {
  const current = currentInstruction(ticket);
  return {
    ...ticket,
    status: newStatus ?? ticket.status,
    instructions: ticket.instructions.map((one) =>
      one === current ? { ...one, consumed: [...new Set([...one.consumed, ...consumed])] } : one,
    ),
  };
};

const addToTicket = (known: Known, change: TicketConsequence): void => {
  const { ticketKey, active } = change;
  const ticket = known.tickets.get(ticketKey);
  if (ticket === undefined) return;
  if (active !== null) known.actives.set(ticketKey, [...(known.actives.get(ticketKey) ?? []), active]);
  known.tickets.set(ticketKey, afterConsuming(ticket, change));
};

/** Whether two sightings of a note tell a rule the same. */
const isSameSighting = (a: NoteSighting, b: NoteSighting): boolean =>
  a.ticket === b.ticket &&
  a.owner.name === b.owner.name &&
  a.owner.id === b.owner.id &&
  a.instructedAt === b.instructedAt;

/** Whether a sighting tells a rule something that is not known of its note yet. */
export const isNews = ({ notes }: Known, sighting: NoteSighting): boolean => {
  const seen = notes.get(sighting.fingerprint) ?? [];
  return seen.length < sightingLimit && !seen.some((one) => isSameSighting(one, sighting));
};

const addSighting = (known: Known, sighting: NoteSighting): void => {
  if (!isNews(known, sighting)) return;
  known.notes.set(sighting.fingerprint, [...(known.notes.get(sighting.fingerprint) ?? []), sighting]);
};

/** Adds a decision to what is known; what was known first of an item or a note stays. */
export const addConsequence = (known: Known, { ticket, custody, sighting }: Consequence): void => {
  for (const item of custody) if (!known.custody.has(item.itemKey)) known.custody.set(item.itemKey, item);
  if (sighting !== null) addSighting(known, sighting);
  if (ticket !== null) addToTicket(known, ticket);
};
