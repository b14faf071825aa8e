import type { Arrival } from './arrival.ts';
import { placeAfter } from './custody.ts';
import type { Entry, EntryItem, EntryTicket } from './entry.ts';
import { eventsOf } from './events-of.ts';
import type { SubmissionId } from './ids.ts';
import { type ItemRef, itemKey, refOf } from './item.ts';
import { type Judgement, type Reported, reportedBy } from './judgement.ts';
import { noteKeys } from './note.ts';
import { factsOf } from './reason.ts';
import type { NoteSighting } from './seen.ts';
import {
  currentInstruction,
  expectedItems,
  isInstructed,
  openItems,
  type Ticket,
  type TicketStatus,
} from './ticket.ts';
import { packTrace } from './trace.ts';
import { type Decision, decide, type ItemDecision } from './verdict.ts';

/** What items are called, by key: as the note says, else as the registry does. */
const namesIn = ({ submission: { note }, registry }: Arrival): ReadonlyMap<string, string> => {
  const blocks = note.kind === 'read' ? note.note.blocks : [];
  const byNote = blocks.map(
    ({ kind, name, fields }) => [itemKey({ kind, id: fields[noteKeys.id] ?? '' }), name] as const,
  );
  const byRegistry = registry === 'absent' ? [] : registry.map((entry) => [entry.itemKey, entry.name] as const);
  const names = new Map<string, string>();
  for (const [key, name] of [...byNote, ...byRegistry]) if (name !== '' && !names.has(key)) names.set(key, name);
  return names;
};

const entryItem = (decision: ItemDecision, names: ReadonlyMap<string, string>): EntryItem => {
  const { item, reasons, verdict, disposition } = decision;
  const ref = refOf(item);
  return {
    file: item.file,
    ref,
    name: ref === null ? '' : (names.get(itemKey(ref)) ?? ''),
    bytes: item.bytes,
    sha256: item.sha256,
    verdict,
    disposition,
    codes: reasons.map(({ code }) => code),
    place: placeAfter(disposition),
  };
};

/** What the ticket expects of this folder: the items that are still open, and those that came, be they consumed before. */
const expectedOf = (ticket: Ticket, items: readonly EntryItem[]): readonly ItemRef[] => {
  const came = items.flatMap(({ ref }) => (ref === null ? [] : [itemKey(ref)]));
  const open = isInstructed(ticket) ? openItems(ticket).map(itemKey) : [];
  const keys = new Set([...came, ...open]);
  return expectedItems(ticket).filter((ref) => keys.has(itemKey(ref)));
};

const entryTicket = (ticket: Ticket, items: readonly EntryItem[]): EntryTicket => ({
  number: ticket.number,
  owner: ticket.owner,
  status: ticket.status,
  openedAt: ticket.openedAt,
  instructedAt: currentInstruction(ticket)?.at ?? null,
  expected: expectedOf(ticket, items),
});

const received = (items: readonly EntryItem[]): readonly EntryItem[] =>
  items.filter(({ verdict }) => verdict !== 'rejected');

/**
 * What an entry consumes of the ticket's instruction: the items it is open for that were accepted or held (product.md 12, "Consuming"), each
 * once, for a changed resend may hold two files of one item.
 */
const consumedBy = (items: readonly EntryItem[], ticket: Ticket | null): readonly ItemRef[] => {
  const open = new Set(ticket === null ? [] : openItems(ticket).map(itemKey));
  return received(items).flatMap(({ ref }) => (ref !== null && open.delete(itemKey(ref)) ? [ref] : []));
};

/** Accepting moves a ticket to `Pending-Item sent to Ozma`; one whose repair has begun stays where it is (product.md 3). */
const newStatusOf = ({ verdict }: Decision, ticket: Ticket | null): TicketStatus | null => {
  const sent = 'Pending-Item sent to Ozma';
  if (ticket === null || (verdict !== 'accepted' && verdict !== 'partial')) return null;
  return ticket.status === sent || ticket.status === 'Pending-We are looking into it!' ? null : sent;
};

/** A note is remembered with the ticket and owner it was sent for, once its sender is not known to be somebody else. */
const sightingOf = (
  { submission, ticket }: Arrival,
  id: SubmissionId,
  reported: readonly Reported[],
): NoteSighting | null => {
  const { note, label, receivedAt } = submission;
  if (note.kind !== 'read' || note.note.fingerprint === null || ticket === null) return null;
  if (reported.some(({ reason }) => reason.code === 'OWNER_MISMATCH')) return null;
  return {
    fingerprint: note.note.fingerprint,
    ticket: ticket.number,
    owner: ticket.owner,
    instructedAt: currentInstruction(ticket)?.at ?? null,
    submission: id,
    label,
    receivedAt,
  };
};

const duplicateOf = (reported: readonly Reported[]): SubmissionId | null => {
  const found = reported
    .map(({ reason }) => reason)
    .find(({ code }) => code === 'DUPLICATE' || code === 'RESEND_CHANGED');
  return found?.code === 'DUPLICATE' || found?.code === 'RESEND_CHANGED' ? found.submission : null;
};

/** Everything that a decision writes: pure, so that a dry run and a real one write the same. */
export const entryOf = (arrival: Arrival, judgement: Judgement, id: SubmissionId): Entry => {
  const { submission, ticket } = arrival;
  const decision = decide(arrival, judgement);
  const reported = reportedBy(judgement);
  const names = namesIn(arrival);
  const items = decision.items.map((item) => entryItem(item, names));
  const entry = {
    submission: id,
    path: submission.path,
    label: submission.label,
    receivedAt: submission.receivedAt,
    decidedAt: arrival.now,
    ticket: ticket === null ? null : entryTicket(ticket, items),
    verdict: decision.verdict,
    disposition: decision.disposition,
    digest: submission.digest,
    duplicateOf: decision.verdict === 'duplicate' || decision.verdict === 'held' ? duplicateOf(reported) : null,
    codes: reported.map(({ reason }) => reason.code).filter((code) => factsOf(code).subject === 'submission'),
    items,
    trace: packTrace(judgement),
    arrival,
    sighting: sightingOf(arrival, id, reported),
    consumed: consumedBy(items, ticket),
    newStatus: newStatusOf(decision, ticket),
  };
  return { ...entry, events: eventsOf(entry) };
};
