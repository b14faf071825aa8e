import {
  type ClockFacts,
  type SubmissionClock,
  submissionClock,
  type TicketClock,
  ticketClock,
} from '../../domain/clocks.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Pause } from '../../domain/pause.ts';
import type { NameRule } from '../../domain/person.ts';
import { nameKey } from '../../domain/person.ts';
import { isFinished } from '../../domain/repair.ts';
import { idKey } from '../../domain/text.ts';
import type { RepairSummary } from '../../store/queue-store.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import type { App } from '../../wire.ts';

/** The clocks of a submission and of its ticket; null where there is nothing to tell them from. */
export type Clocks = { readonly ticket: TicketClock | null; readonly submission: SubmissionClock | null };

/** How a submission stands now: its repairs by their numbers, the pauses that stop something of it, and its clocks. */
export type Standing = {
  readonly repairs: ReadonlyMap<number, RepairSummary>;
  readonly pauses: readonly Pause[];
  readonly clocks: Clocks;
  readonly now: Instant;
};

const pageSize = 500;

/** Every repair of a ticket, in the order of the queue. */
export const repairsOfTicket = async ({ store }: App, ticket: string): Promise<readonly RepairSummary[]> => {
  const filter = { states: null, ticketKey: idKey(ticket), itemKey: null };
  const all: RepairSummary[] = [];
  for (let after: number | null = null; ; ) {
    const page: readonly RepairSummary[] = await store.reads.repairs(filter, { after, limit: pageSize });
    all.push(...page);
    const last = page.at(-1);
    if (page.length < pageSize || last === undefined) return all;
    after = last.repair;
  }
};

const covers = ({ scope }: Pause, { ticket, items }: RecordedSubmission, rule: NameRule): boolean => {
  switch (scope.kind) {
    case 'desk':
      return true;
    case 'ticket':
      return ticket !== null && idKey(scope.ticket) === idKey(ticket.number);
    case 'owner':
      return ticket !== null && nameKey(scope.owner, rule) === nameKey(ticket.owner.name, rule);
    case 'item-kind':
      return items.some(({ ref }) => ref?.kind === scope.itemKind);
  }
};

/** Whether something of it is to be moved as soon as no pause stops it: the folder, or what is repaired and has not gone back. */
const isToMove = ({ isDetained, items, repairs }: RecordedSubmission): boolean =>
  isDetained ||
  items.some(({ place }, index) => {
    const repair = repairs[index] ?? null;
    return place === 'repair' && repair !== null && isFinished(repair.state);
  });

/** The pauses that stop something of a submission: a repair that waits, or a move. */
const stopping = (
  recorded: RecordedSubmission,
  repairs: readonly RepairSummary[],
  { pauses, rule }: { readonly pauses: readonly Pause[]; readonly rule: NameRule },
): readonly Pause[] => {
  const ids = new Set(repairs.filter(({ state }) => state === 'queued').flatMap(({ pausedBy }) => pausedBy));
  const moves = isToMove(recorded);
  return pauses.filter((pause) => ids.has(pause.id) || (moves && covers(pause, recorded, rule)));
};

/** The clocks as facts tell them at an instant. */
export const clocksOf = (facts: ClockFacts | null, now: Instant): Clocks => {
  if (facts === null) return { ticket: null, submission: null };
  const [submission] = facts.submissions;
  return {
    ticket: ticketClock(facts, now),
    submission: submission === undefined ? null : submissionClock(facts, submission, now),
  };
};

/** How a submission stands now. */
export const standingOf = async (app: App, recorded: RecordedSubmission, now: Instant): Promise<Standing> => {
  const { submission, ticket } = recorded;
  const numbers = new Set(recorded.repairs.flatMap((view) => (view === null ? [] : [view.repair])));
  const all = ticket === null || numbers.size === 0 ? [] : await repairsOfTicket(app, ticket.number);
  const repairs = all.filter(({ repair }) => numbers.has(repair));
  const pauses = await app.store.pauses();
  return {
    repairs: new Map(repairs.map((summary) => [summary.repair, summary])),
    pauses: stopping(recorded, repairs, { pauses, rule: app.desk.config.policy.nameRule }),
    clocks: clocksOf(await app.store.reads.clockFacts({ submission }), now),
    now,
  };
};
