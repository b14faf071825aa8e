import { hash } from 'node:crypto';
import type { EntryItem, EntryTicket } from '../../domain/entry.ts';
import { type TicketStatus, ticketStatuses } from '../../domain/ticket.ts';
import type { PackedTrace } from '../../domain/trace.ts';
import type { AttemptView, LaterFinding, RecordedSubmission, RepairView } from '../../store/reads.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import { instantOf, textIn, wordOf } from './story/reading.ts';
import type { Story, StoryFinding, StoryItem, StoryRepair, Untold } from './story/story.ts';
import { storyOf } from './story/story-of.ts';

/** What a submission is told again from: what is stored of its judgement, and the events about it, oldest first. */
export type ToldFrom = {
  readonly judgement: StoredJudgement;
  /** Of this submission, and those of the desk that concern its repairs (`faults-forgiven`). */
  readonly events: readonly StoredEvent[];
  /** Of its ticket (`Snapshot.eventsOfTickets`); none without one. */
  readonly ticketEvents: readonly StoredEvent[];
  /** Number of the last event that counts. */
  readonly upTo: number;
};

/** A submission as the ledger alone tells it; parts of `recorded` that are `untold` are empty and mean nothing. */
export type RecordedAsOf = { readonly recorded: RecordedSubmission; readonly untold: readonly Untold[] };

const noTime = instantOf('');

/** A ticket's status as the events tell it: the last change since it was judged, else as it was then, else the last change before. */
const statusAsOf = (story: Story, ticketEvents: readonly StoredEvent[], upTo: number): TicketStatus | null => {
  const changes = ticketEvents.filter(({ kind, seq }) => kind === 'ticket-status-changed' && seq <= upTo);
  const statusIn = (event: StoredEvent | undefined): TicketStatus | null =>
    event === undefined ? null : wordOf(ticketStatuses, textIn(bodyOf(event), 'to'));
  const since = changes.findLast(({ seq }) => seq > story.ledgerSeq);
  return statusIn(since) ?? story.ticket?.status ?? statusIn(changes.at(-1));
};

const ticketOf = ({ ticket }: Story): EntryTicket | null =>
  ticket === null ? null : { status: 'Open', openedAt: noTime, instructedAt: null, expected: [], ...ticket };

const itemOf = ({ file, ref, name, bytes, sha256, verdict, disposition, codes, place }: StoryItem): EntryItem => ({
  ...{ file, ref, name: name ?? '', bytes: bytes ?? 0, sha256, verdict, disposition, codes, place },
});

const attemptsOf = ({ attempts, claim }: StoryRepair): readonly AttemptView[] => [
  ...attempts.map(({ holder, claimedAt, endedAt, end, why, isCounted }) => ({
    ...{ holder, claimedAt, endedAt, end, why, isCounted },
  })),
  ...(claim === null
    ? []
    : [{ holder: claim.holder, claimedAt: claim.claimedAt, endedAt: null, end: null, why: null, isCounted: false }]),
];

const repairOf = ({ repair }: StoryItem): RepairView | null =>
  repair === null
    ? null
    : {
        ...{ repair: repair.id ?? 0, state: repair.state, queuePlace: null, notBefore: repair.notBefore },
        ...{ finishedAt: repair.finishedAt, attempts: attemptsOf(repair) },
      };

const findingOf = ({ file, at, judged, found }: StoryFinding): LaterFinding => ({
  ...{ file, at, reason: { code: 'ITEM_ALTERED', file, judged, found } },
});

/** The trace as it was recorded; null where the ledger does not hold its hash, or holds another one. */
const traceOf = ({ trace }: StoredJudgement, judged: StoredEvent | undefined): PackedTrace | null => {
  const expected = judged === undefined ? null : textIn(bodyOf(judged), 'trace');
  return expected !== null && hash('sha256', trace) === expected ? JSON.parse(trace) : null;
};

const untoldOf = (story: Story, trace: PackedTrace | null, status: TicketStatus | null): readonly Untold[] => [
  ...story.untold,
  ...(trace === null ? (['trace'] as const) : []),
  ...(story.ticket !== null && status === null ? (['status-now'] as const) : []),
  ...(story.items.some(({ repair }) => repair !== null && repair.id === null) ? (['repair-number'] as const) : []),
];

/**
 * A submission as the ledger tells it as of an event; null where no event judges it. The places in the queue are none of it: they are null. The trace is
 * the stored one where the ledger holds its hash.
 */
export const recordedAsOf = ({ judgement, events, ticketEvents, upTo }: ToldFrom): RecordedAsOf | null => {
  const counting = events.filter(({ seq }) => seq <= upTo);
  const story = storyOf(counting);
  if (story === null) return null;
  const trace = traceOf(
    judgement,
    counting.find(({ kind }) => kind === 'submission-judged'),
  );
  const status = story.ticket === null ? null : statusAsOf(story, ticketEvents, upTo);
  const { submission, path, label, receivedAt, decidedAt, verdict, disposition, digest, duplicateOf, codes } = story;
  const recorded: RecordedSubmission = {
    ...{ submission, path, label, receivedAt, decidedAt, ticket: ticketOf(story), verdict, disposition, digest },
    ...{ duplicateOf, codes, items: story.items.map(itemOf), ledgerSeq: story.ledgerSeq, rules: judgement.rules },
    trace: trace ?? { ruleset: story.ruleset, subjects: [], reasons: [] },
    ...{ statusNow: status, repairs: story.items.map(repairOf), isDetained: story.isDetained },
    purged: story.items.flatMap(({ file, purgedAt }) => (purgedAt === null ? [] : [file])),
    later: story.later.map(findingOf),
  };
  return { recorded, untold: untoldOf(story, trace, status) };
};
