import type { Entry } from './entry.ts';
import type { Event, Json } from './event.ts';
import { itemLabel } from './item.ts';
import type { PackedTrace } from './trace.ts';

/** What was found and waived, as the ledger tells it; left out where nothing was. */
const waivedBody = ({ subjects, waived = [] }: PackedTrace): { readonly [key: string]: Json } =>
  waived.length === 0
    ? {}
    : {
        waived: waived.map(([subject, , { code }, { id }]) => ({
          code,
          subject: subjects[subject]?.[0] ?? '',
          waiver: id,
        })),
      };

/** All that the manifest tells of a submission as it was judged, so that the ledger alone can tell it again. */
const judgedBody = (entry: Omit<Entry, 'events'>): { readonly [key: string]: Json } => ({
  label: entry.label,
  path: entry.path,
  receivedAt: entry.receivedAt,
  owner: entry.ticket?.owner.name ?? null,
  ...(entry.ticket !== null && {
    ownerId: entry.ticket.owner.id,
    ticketStatus: entry.ticket.status,
    openedAt: entry.ticket.openedAt,
    instructedAt: entry.ticket.instructedAt,
    expected: entry.ticket.expected.map(itemLabel),
  }),
  verdict: entry.verdict,
  disposition: entry.disposition,
  digest: entry.digest,
  duplicateOf: entry.duplicateOf,
  codes: entry.codes,
  ruleset: entry.trace.ruleset,
  ...waivedBody(entry.trace),
  items: entry.items.map(({ file, ref, name, bytes, sha256, verdict, disposition, codes }) => ({
    file,
    item: ref === null ? null : itemLabel(ref),
    name,
    bytes,
    sha256,
    verdict,
    disposition,
    codes,
  })),
});

/** What happened by a decision, to be chained into the ledger; `submission-judged` comes first. */
export const eventsOf = (entry: Omit<Entry, 'events'>): readonly Event[] => {
  const { decidedAt: at, submission, ticket } = entry;
  const event = (kind: Event['kind'], body: Event['body']): Event => ({
    at,
    kind,
    actor: 'ozma',
    submission,
    ticket: ticket?.number ?? null,
    body,
  });
  const queued = entry.items.flatMap(({ disposition, ref }, position) =>
    disposition === 'repair' && ref !== null ? [{ item: itemLabel(ref), position }] : [],
  );
  const consumed = entry.consumed.map(itemLabel);
  const happened = [event('submission-judged', judgedBody(entry))];
  if (consumed.length > 0) {
    happened.push(event('instruction-consumed', { instructedAt: ticket?.instructedAt ?? null, items: consumed }));
  }
  if (entry.newStatus !== null) {
    happened.push(event('ticket-status-changed', { from: ticket?.status ?? null, to: entry.newStatus }));
  }
  if (queued.length > 0) {
    const items = queued.map(({ item }) => item);
    happened.push(event('repairs-queued', { items, positions: queued.map(({ position }) => position) }));
  }
  return happened;
};
