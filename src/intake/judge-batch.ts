import type { Arrival, Author } from '../domain/arrival.ts';
import type { Entry } from '../domain/entry.ts';
import { entryOf } from '../domain/entry-of.ts';
import type { SubmissionId } from '../domain/ids.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { Instant } from '../domain/instant.ts';
import { isSamePerson, type Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { idKey } from '../domain/text.ts';
import { currentInstruction, isInstructed } from '../domain/ticket.ts';
import { judge } from '../rules/judge.ts';
import type { LabelledInstruction, Recall, Store } from '../store/store.ts';
import { itemKeysOf, type Memory, openMemory } from './memory.ts';
import { authorOf, knownAuthors, type Reading, recognise, settle, ticketsOf } from './recognise.ts';

/** One inspected entry of the inbox on its way to a verdict. */
export type Inspected = {
  readonly id: SubmissionId;
  /** As shown: relative to the desk, undecodable bytes escaped. */
  readonly path: string;
  readonly receivedAt: Instant;
  readonly inspection: Inspection;
};

/** The entries of one batch, in order, and the state of the desk that they were judged against. */
export type JudgedBatch = { readonly entries: readonly Entry[]; readonly epoch: number };

type Context = { readonly store: Pick<Store, 'recognise' | 'recall'>; readonly policy: Policy; readonly now: Instant };

const fingerprintOf = ({ note }: Inspection) => (note.kind === 'read' ? note.note.fingerprint : null);

const recallFor = (
  store: Context['store'],
  batch: readonly Inspected[],
  readings: readonly Reading[],
): Promise<Recall> =>
  store.recall({
    ticketKeys: [...new Set(readings.flatMap(ticketsOf).map(idKey))],
    itemKeys: [...new Set(batch.flatMap(({ inspection }) => itemKeysOf(inspection)))],
    fingerprints: [...new Set(batch.flatMap(({ inspection }) => fingerprintOf(inspection) ?? []))],
  });

/** Authors who are not the owner of a ticket at hand; only these need looking up. */
const otherAuthors = (
  batch: readonly Inspected[],
  readings: readonly Reading[],
  { memory, policy }: { readonly memory: Memory; readonly policy: Policy },
): readonly Person[] =>
  batch.flatMap(({ inspection }, index) => {
    const person = authorOf(inspection)?.person;
    const reading = readings[index];
    if (person === undefined || reading === undefined) return [];
    const tickets = ticketsOf(reading).flatMap((number) => memory.ticket(number) ?? []);
    return tickets.every(({ owner }) => isSamePerson(person, owner, policy.nameRule)) ? [] : [person];
  });

/** Whether an instruction is still outstanding after all that was judged so far. */
const isOutstandingIn =
  (memory: Memory) =>
  ({ ticket: number, at }: LabelledInstruction): boolean => {
    const ticket = memory.ticket(number);
    return ticket !== null && isInstructed(ticket) && currentInstruction(ticket)?.at === at;
  };

type Past = {
  readonly memory: Memory;
  readonly know: (author: Person) => Pick<Author, 'isKnown' | 'lookAlikeOf'>;
};

const arrivalOf = (one: Inspected, reading: Reading, past: Past, { policy, now }: Context): Arrival => {
  const { inspection, id, path, receivedAt } = one;
  const recognition = settle(reading, inspection, isOutstandingIn(past.memory));
  const ticket = past.memory.ticket(recognition.ticketNumber);
  const itemKeys = itemKeysOf(inspection);
  const author = authorOf(inspection);
  const isOwner = author !== null && ticket !== null && isSamePerson(author.person, ticket.owner, policy.nameRule);
  const known = isOwner ? { isKnown: true, lookAlikeOf: null } : author === null ? null : past.know(author.person);
  return {
    submission: { ...inspection, id, path, receivedAt },
    recognition,
    ticket,
    author: author === null || known === null ? null : { ...author, ...known },
    seen: past.memory.seen({ ticket, itemKeys, fingerprint: fingerprintOf(inspection) }),
    registry: past.memory.registry(itemKeys),
    waivers: past.memory.waivers(ticket, now),
    policy,
    now,
  };
};

/**
 * Judges a batch in order, each folder counting for the later ones. Reads the store a few times a batch and writes nothing: the dry run
 * and the real run both come through here (product.md 2, principle 11).
 */
export const judgeBatch = async (batch: readonly Inspected[], context: Context): Promise<JudgedBatch> => {
  const { store, policy } = context;
  const { readings, epoch } = await recognise(
    store,
    batch.map(({ inspection }) => inspection),
    policy,
  );
  const recall = await recallFor(store, batch, readings);
  const memory = openMemory(recall);
  const know = await knownAuthors(store, otherAuthors(batch, readings, { memory, policy }), policy);
  const entries = batch.flatMap((one, index): readonly Entry[] => {
    const reading = readings[index];
    if (reading === undefined) return [];
    const arrival = arrivalOf(one, reading, { memory, know }, context);
    const entry = entryOf(arrival, judge(arrival), one.id);
    memory.remember(entry);
    return [entry];
  });
  return { entries, epoch: Math.min(epoch, recall.epoch) };
};
