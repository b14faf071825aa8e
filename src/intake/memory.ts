import type { Arrival } from '../domain/arrival.ts';
import { addConsequence, consequenceOf, type Known } from '../domain/consequence.ts';
import type { Entry } from '../domain/entry.ts';
import type { Sha256 } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { itemKey } from '../domain/item.ts';
import type { RegistryEntry, Seen } from '../domain/seen.ts';
import { idKey } from '../domain/text.ts';
import type { Ticket } from '../domain/ticket.ts';
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

/** What was recalled, as maps of its own that decisions are added to. */
export const knownFrom = ({ tickets, actives, custody, notes }: Recall): Known => ({
  tickets: new Map(tickets),
  actives: new Map(actives),
  custody: new Map(custody),
  notes: new Map(notes),
});

/** Opens a batch's memory on what the store recalled. */
export const openMemory = (recall: Recall): Memory => {
  const known = knownFrom(recall);
  const { tickets, actives, custody, notes } = known;
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
    remember: (entry) => addConsequence(known, consequenceOf(entry)),
  };
};

/** The keys of the identified items of a submission. */
export const itemKeysOf = ({ items }: Pick<Arrival['submission'], 'items'>): readonly string[] =>
  items.flatMap(({ identity }) => (identity.kind === 'identified' ? [itemKey(identity.ref)] : []));
