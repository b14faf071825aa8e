import { placeAfter } from '../../../domain/custody.ts';
import type { Event } from '../../../domain/event.ts';
import { sha256, submissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Disposition } from '../../../domain/reason.ts';
import { ticketStatuses } from '../../../domain/ticket.ts';
import type { ItemVerdict, Verdict } from '../../../domain/verdict.ts';
import { bodyOf, type StoredEvent } from '../../../store/stored-event.ts';
import { codesIn, instantIn, isTrueIn, numberIn, objectsIn, refOfLabel, textIn, textsIn, wordOf } from './reading.ts';
import type { Story, StoryItem, StoryRepair, StoryTicket, Untold } from './story.ts';

type Body = Event['body'];

const verdicts: readonly Verdict[] = ['accepted', 'partial', 'duplicate', 'held', 'rejected'];
const itemVerdicts: readonly ItemVerdict[] = ['accepted', 'held', 'rejected'];
const dispositions: readonly Disposition[] = ['repair', 'return', 'hold', 'trash'];

/** A repair as it is queued, under a number where the event says it. */
export const queuedRepair = (id: number | null, queuedAt: Instant): StoryRepair => ({
  ...{ id, state: 'queued', queuedAt, notBefore: null, claim: null, claims: 0, counted: 0, answered: 0 },
  ...{ lastWhy: null, finishedAt: null, returnedAt: null, attempts: [] },
});

const itemOf = (body: Body, at: Instant): StoryItem => {
  const label = textIn(body, 'item');
  const [file, hash] = [textIn(body, 'file') ?? '', textIn(body, 'sha256')];
  const disposition = wordOf(dispositions, textIn(body, 'disposition')) ?? 'return';
  return {
    file,
    label: label ?? file,
    ref: label === null ? null : refOfLabel(label),
    name: textIn(body, 'name'),
    bytes: numberIn(body, 'bytes'),
    sha256: hash === null ? null : sha256(hash),
    verdict: wordOf(itemVerdicts, textIn(body, 'verdict')) ?? 'rejected',
    disposition,
    codes: codesIn(body, 'codes'),
    ...{ place: placeAfter(disposition), placedAt: null, purgedAt: null },
    repair: disposition === 'repair' ? queuedRepair(null, at) : null,
  };
};

const ticketOf = (number: string | null, body: Body): StoryTicket | null => {
  if (number === null) return null;
  const status = wordOf(ticketStatuses, textIn(body, 'ticketStatus'));
  const openedAt = instantIn(body, 'openedAt');
  return {
    number,
    owner: { name: textIn(body, 'owner') ?? '', id: textIn(body, 'ownerId') },
    ...(status !== null && { status }),
    ...(openedAt !== null && { openedAt }),
    ...('instructedAt' in body && { instructedAt: instantIn(body, 'instructedAt') }),
    ...('expected' in body && { expected: textsIn(body, 'expected').map(refOfLabel) }),
  };
};

const untoldIn = (body: Body, ticket: StoryTicket | null, items: readonly StoryItem[]): ReadonlySet<Untold> => {
  const missing = (key: string): boolean => ticket !== null && !(key in body);
  const untold: readonly (readonly [Untold, boolean])[] = [
    ['owner-id', missing('ownerId')],
    ['ticket-status', missing('ticketStatus')],
    ['opened-at', missing('openedAt')],
    ['instructed-at', missing('instructedAt')],
    ['expected', missing('expected')],
    ['item-name', items.some(({ name }) => name === null)],
    ['item-bytes', items.some(({ bytes }) => bytes === null)],
    ['is-detained', !('detained' in body)],
  ];
  return new Set(untold.flatMap(([what, is]) => (is ? [what] : [])));
};

/** How a story begins: as its `submission-judged` event tells it; null where that event is none, or says less than ozma ever wrote. */
export const judgedStory = (event: StoredEvent | null | undefined): Story | null => {
  if (event?.kind !== 'submission-judged' || event.submission === null) return null;
  const body = bodyOf(event);
  const verdict = wordOf(verdicts, textIn(body, 'verdict'));
  const disposition = wordOf(dispositions, textIn(body, 'disposition'));
  const [label, digest, receivedAt] = [textIn(body, 'label'), textIn(body, 'digest'), instantIn(body, 'receivedAt')];
  if (verdict === null || disposition === null || label === null || digest === null || receivedAt === null) return null;
  const items = objectsIn(body, 'items').map((item) => itemOf(item, event.at));
  const ticket = ticketOf(event.ticket, body);
  const duplicateOf = textIn(body, 'duplicateOf');
  return {
    ...{ submission: event.submission, ledgerSeq: event.seq, path: textIn(body, 'path') ?? '', label, receivedAt },
    ...{ decidedAt: event.at, ticket, verdict, disposition, digest: sha256(digest) },
    duplicateOf: duplicateOf === null ? null : submissionId(duplicateOf),
    codes: codesIn(body, 'codes'),
    ruleset: textIn(body, 'ruleset') ?? '',
    ...{ place: placeAfter(disposition), placedAt: null, purgedAt: null, isDetained: isTrueIn(body, 'detained') },
    ...{ items, later: [], untold: untoldIn(body, ticket, items) },
  };
};
