import type { LedgerEvent } from '../../domain/event.ts';
import { type SubmissionId, submissionId } from '../../domain/ids.ts';
import { type ItemRef, itemKey } from '../../domain/item.ts';
import { nameKey } from '../../domain/person.ts';
import type { Policy } from '../../domain/policy.ts';
import { idKey, textKey, trimWhiteSpace } from '../../domain/text.ts';
import { parseItemRefs } from '../../formats/item-refs.ts';
import type { Reads, RecordedSubmission, TicketSummary } from '../../store/reads.ts';
import type { AskedBy } from '../../store/report-reads.ts';
import type { Store } from '../../store/store.ts';
import type { StoryQuery } from '../../store/story-query.ts';

/** What is known of something that somebody asked about. Submissions come youngest first. */
export type Story =
  | {
      readonly kind: 'found';
      /** What was asked by. */
      readonly by: AskedBy;
      /** The owner's name where an owner was asked for. */
      readonly owner: string | null;
      readonly tickets: readonly TicketSummary[];
      readonly submissions: readonly RecordedSubmission[];
    }
  /** The beginning of an id that several submissions have. */
  | { readonly kind: 'several'; readonly beginning: string; readonly submissions: readonly RecordedSubmission[] }
  /** Taken from the inbox, and judged by nobody: what the ledger tells of it. */
  | { readonly kind: 'unjudged'; readonly submission: SubmissionId; readonly events: readonly LedgerEvent[] }
  | { readonly kind: 'nothing' };

/** A desk to ask: its store, what its names and items look like, and how many submissions to tell of at most. */
export type Asked = {
  readonly store: Pick<Store, 'recognise'> & { readonly reads: Reads };
  readonly policy: Policy;
  readonly limit: number;
};

const idText = /^[0-9a-f]{8}[0-9a-f-]*$/;
const wholeId = 36;
const mostTickets = 200;

const youngestFirst = async ({ store, limit }: Asked, query: StoryQuery): Promise<readonly RecordedSubmission[]> =>
  (await store.reads.find(query, limit)).toReversed();

/** The story of submissions, with the ticket of the youngest as it is now. */
const storyOf = async (
  by: AskedBy,
  { store }: Asked,
  submissions: readonly RecordedSubmission[],
): Promise<Story | null> => {
  const [youngest] = submissions;
  if (youngest === undefined) return null;
  const ticket = youngest.ticket === null ? null : await store.reads.ticket(youngest.ticket.number);
  return { kind: 'found', by, owner: null, tickets: ticket === null ? [] : [ticket], submissions };
};

const byWholeId = async (id: SubmissionId, asked: Asked): Promise<Story | null> => {
  const story = await storyOf('submission', asked, await youngestFirst(asked, { by: 'submission', id }));
  if (story !== null) return story;
  const events = await asked.store.reads.events({ submission: id });
  return events.length === 0 ? null : { kind: 'unjudged', submission: id, events };
};

/** By id, its first eight digits or more, or the name of a folder in an area (`<id>--<label>`). */
const byId = async (text: string, asked: Asked): Promise<Story | null> => {
  const beginning = (text.split('--')[0] ?? '').toLowerCase();
  if (!idText.test(beginning)) return null;
  if (beginning.length >= wholeId) return byWholeId(submissionId(beginning), asked);
  const submissions = await youngestFirst(
    { ...asked, limit: Math.max(2, asked.limit) },
    { by: 'beginning', beginning },
  );
  return submissions.length > 1
    ? { kind: 'several', beginning, submissions }
    : storyOf('submission', asked, submissions);
};

const byTicket = async (text: string, asked: Asked): Promise<Story | null> => {
  const ticket = await asked.store.reads.ticket(text);
  if (ticket === null) return null;
  const submissions = await youngestFirst(asked, { by: 'ticket', ticketKey: idKey(text) });
  return { kind: 'found', by: 'ticket', owner: null, tickets: [ticket], submissions };
};

/** By the label of what was received, else by one that was instructed and under which nothing has come. */
const byLabel = async (text: string, asked: Asked): Promise<Story | null> => {
  const labelKey = textKey(text);
  const story = await storyOf('label', asked, await youngestFirst(asked, { by: 'label', labelKey }));
  if (story !== null) return story;
  const query = { labelKeys: [labelKey], ticketKeys: [], nameKeys: [], skeletons: [] };
  const [instruction] = (await asked.store.recognise(query)).instructions;
  return instruction === undefined ? null : byTicket(instruction.ticket, asked);
};

/**
 * The items that may be meant: as the desk's kinds read the text, else as it stands, for a desk may have dropped a kind; an id alone may be of
 * any kind that has such ids.
 */
const refsIn = (text: string, policy: Policy): readonly ItemRef[] => {
  const parsed = parseItemRefs(text, policy);
  if ('refs' in parsed && parsed.refs.length === 1) return parsed.refs;
  const colon = text.search(/[:：]/u);
  if (colon > 0) return [{ kind: text.slice(0, colon), id: text.slice(colon + 1) }];
  return policy.kinds.flatMap(({ name }) => {
    const ofKind = parseItemRefs(`${name}:${text}`, policy);
    return 'refs' in ofKind && ofKind.refs.length === 1 ? ofKind.refs : [];
  });
};

const byItem = async (text: string, asked: Asked): Promise<Story | null> => {
  for (const ref of refsIn(text, asked.policy)) {
    const story = await storyOf('item', asked, await youngestFirst(asked, { by: 'item', itemKey: itemKey(ref) }));
    if (story !== null) return story;
  }
  return null;
};

const byOwner = async (text: string, asked: Asked): Promise<Story | null> => {
  const ownerKey = nameKey(text, asked.policy.nameRule);
  if (ownerKey === '') return null;
  const tickets = await asked.store.reads.ticketsOfOwner(ownerKey, mostTickets);
  const submissions = await youngestFirst(asked, { by: 'owner', ownerKey });
  if (tickets.length === 0 && submissions.length === 0) return null;
  return { kind: 'found', by: 'owner', owner: tickets[0]?.ticket.owner.name ?? text, tickets, submissions };
};

/** Finds what a question is about: a submission's id, a ticket, a label, an item or an owner; the first of them that is known. */
export const findStory = async (query: string, asked: Asked): Promise<Story> => {
  const text = trimWhiteSpace(query);
  for (const find of [byId, byTicket, byLabel, byItem, byOwner]) {
    const story = await find(text, asked);
    if (story !== null) return story;
  }
  return { kind: 'nothing' };
};
