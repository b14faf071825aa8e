import type { Arrival } from '../domain/arrival.ts';
import type { Entry } from '../domain/entry.ts';
import type { Sha256 } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { itemKey } from '../domain/item.ts';
import type { ActiveSubmission, ItemInCustody, NoteSighting, RegistryEntry, Seen } from '../domain/seen.ts';
import { idKey } from '../domain/text.ts';
import { currentInstruction, type Ticket } from '../domain/ticket.ts';
import { isInForce, type Waiver } from '../domain/waiver.ts';
import type { Recall } from '../store/store.ts';

/** What a batch knows of the past: the store's recall, to which each entry of the batch adds what it will have changed. */
export type Memory = {
  readonly ticket: (number: string | null) => Ticket | null;
  readonly seen: (look: { ticket: Ticket | null; itemKeys: readonly string[]; fingerprint: Sha256 | null }) => Seen;
  readonly registry: (itemKeys: readonly string[]) => 'absent' | readonly RegistryEntry[];
  /** The waivers of a ticket that are in force at an instant. */
  readonly waivers: (ticket: Ticket | null, now: Instant) => readonly Waiver[];
  /** Earlier folders of one scan count for later ones (product.md 12, "Same content"). */
  readonly remember: (entry: Entry) => void;
};

const consume = (ticket: Ticket, entry: Entry): Ticket => {
  const current = currentInstruction(ticket);
  const keys = entry.consumed.map(itemKey);
  return {
    ...ticket,
    status: entry.newStatus ?? ticket.status,
    instructions: ticket.instructions.map((one) =>
      one === current ? { ...one, consumed: [...new Set([...one.consumed, ...keys])] } : one,
    ),
  };
};

const activeOf = (entry: Entry, itemKeys: readonly string[]): ActiveSubmission => ({
  submission: entry.submission,
  label: entry.label,
  receivedAt: entry.receivedAt,
  digest: entry.digest,
  itemKeys,
  queuePlace: null,
});

const isActive = ({ verdict }: Entry): boolean => verdict === 'accepted' || verdict === 'partial' || verdict === 'held';

/** Opens a batch's memory on what the store recalled. */
export const openMemory = (recall: Recall): Memory => {
  const tickets = new Map(recall.tickets);
  const actives = new Map(recall.actives);
  const custody = new Map(recall.custody);
  const notes = new Map(recall.notes);
  const rememberItems = (entry: Entry): readonly string[] =>
    entry.items.flatMap(({ ref, place, verdict }) => {
      if (ref === null || verdict === 'rejected' || (place !== 'held' && place !== 'repair')) return [];
      const held: ItemInCustody = { itemKey: itemKey(ref), place, submission: entry.submission, label: entry.label };
      if (!custody.has(held.itemKey)) custody.set(held.itemKey, held);
      return [held.itemKey];
    });
  const rememberNote = (sighting: NoteSighting | null): void => {
    if (sighting === null) return;
    notes.set(sighting.fingerprint, [...(notes.get(sighting.fingerprint) ?? []), sighting]);
  };
  return {
    ticket: (number) => (number === null ? null : (tickets.get(idKey(number)) ?? null)),
    seen: ({ ticket, itemKeys, fingerprint }) => ({
      actives: ticket === null ? [] : (actives.get(idKey(ticket.number)) ?? []),
      custody: itemKeys.flatMap((key) => custody.get(key) ?? []),
      notes: fingerprint === null ? [] : (notes.get(fingerprint) ?? []),
    }),
    registry: (itemKeys) => {
      const { registry } = recall;
      return registry === null ? 'absent' : itemKeys.flatMap((key) => registry.get(key) ?? []);
    },
    waivers: (ticket, now) => {
      const given = ticket === null ? [] : (recall.waivers.get(idKey(ticket.number)) ?? []);
      return given.filter((waiver) => isInForce(waiver, now));
    },
    remember: (entry) => {
      const itemKeys = rememberItems(entry);
      rememberNote(entry.sighting);
      const key = entry.ticket === null ? null : idKey(entry.ticket.number);
      const ticket = key === null ? undefined : tickets.get(key);
      if (key === null || ticket === undefined) return;
      if (isActive(entry)) actives.set(key, [...(actives.get(key) ?? []), activeOf(entry, itemKeys)]);
      tickets.set(key, consume(ticket, entry));
    },
  };
};

/** The keys of the identified items of a submission. */
export const itemKeysOf = ({ items }: Pick<Arrival['submission'], 'items'>): readonly string[] =>
  items.flatMap(({ identity }) => (identity.kind === 'identified' ? [itemKey(identity.ref)] : []));
