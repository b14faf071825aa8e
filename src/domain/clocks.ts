import type { SubmissionId } from './ids.ts';
import type { Instant } from './instant.ts';
import { isFinished, type RepairState } from './repair.ts';
import type { Place } from './seen.ts';
import { common, lengthOf, merged, type Span, secondOf, without } from './spans.ts';
import { isClosed } from './ticket.ts';
import { type TicketTimes, ticketSpans } from './ticket-times.ts';

/** Whose time it was, in whole seconds: ours, the customer's and the platform's sum up to the wall's. */
export type Clock = {
  readonly wallSeconds: number;
  readonly oursSeconds: number;
  readonly customerSeconds: number;
  readonly platformSeconds: number;
};

/** The clock of a ticket: `to` null while it runs. What it was closed in between counts to nobody and is not part of the wall's time. */
export type TicketClock = Clock & {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly closedSeconds: number;
};

/** The clock of a submission; `to` null while something of it is still here to be done. */
export type SubmissionClock = Clock & { readonly from: Instant; readonly to: Instant | null };

/** How long a pause was in force; `itemKind` is not null where it stops one kind of item alone. */
export type PauseTimes = {
  readonly since: Instant;
  readonly until: Instant | null;
  readonly endedAt: Instant | null;
  readonly itemKind: string | null;
};

/** How one item of a submission stands; `placedAt` null where it came to its place as soon as it was judged. */
export type ItemTimes = {
  readonly place: Exclude<Place, 'customer' | 'inbox'>;
  readonly placedAt: Instant | null;
  readonly repair: { readonly state: RepairState; readonly finishedAt: Instant | null } | null;
};

/** What a submission's clock is told from; `kinds` are those of its items. */
export type SubmissionTimes = {
  readonly submission: SubmissionId;
  readonly receivedAt: Instant;
  readonly decidedAt: Instant;
  readonly kinds: readonly string[];
  readonly items: readonly ItemTimes[];
};

/** How long a folder waited for us to decide: until its verdict, or where it was held until a person's decision; `decidedAt` null while it is held. */
export type Judging = { readonly receivedAt: Instant; readonly decidedAt: Instant | null };

/**
 * Everything that the clocks of a ticket and its submissions are told from: what happened, never what is configured. `pauses` are those that
 * stop the desk, this ticket, its owner, or a kind of item.
 */
export type ClockFacts = {
  readonly ticket:
    | (TicketTimes & {
        readonly number: string;
        readonly kinds: readonly string[];
        /** When folders of this ticket were here and not decided on: then nobody waits for the customer. */
        readonly judging: readonly Judging[];
      })
    | null;
  readonly pauses: readonly PauseTimes[];
  readonly submissions: readonly SubmissionTimes[];
};

/** Spans of three kinds, each list merged. */
type Sides = {
  readonly window: readonly Span[];
  readonly customer: readonly Span[];
  readonly stopped: readonly Span[];
};

/** Tells whose the time of a window was: the customer's first, for a pause while we wait for them changes nothing; then the platform's; else ours. */
export const clockOver = ({ window, customer, stopped }: Sides): Clock => {
  const wallSeconds = lengthOf(window);
  const theirs = common(window, customer);
  const customerSeconds = lengthOf(theirs);
  const paused = common(window, stopped);
  const platformSeconds = lengthOf(paused) - lengthOf(common(paused, theirs));
  return {
    wallSeconds,
    oursSeconds: wallSeconds - customerSeconds - platformSeconds,
    customerSeconds,
    platformSeconds,
  };
};

const earlier = (a: Instant, b: Instant | null): Instant => (b !== null && b < a ? b : a);

/** The kind that things of these kinds all are; null where they differ, or there are none. */
const onlyKind = (kinds: readonly string[]): string | null =>
  kinds.every((kind) => kind === kinds[0]) ? (kinds[0] ?? null) : null;

/** Of thousands of tickets all have the same pauses, mostly: they are put in order once. */
const remembered = new WeakMap<readonly PauseTimes[], Map<string, readonly Span[]>>();

/** When pauses stopped what is of these kinds, a pause of one kind only what is of that kind throughout. None lasts beyond its `until`. */
const stoppedSpans = (pauses: readonly PauseTimes[], kinds: readonly string[], now: Instant): readonly Span[] => {
  const kind = onlyKind(kinds);
  const known = remembered.get(pauses) ?? new Map<string, readonly Span[]>();
  remembered.set(pauses, known);
  const key = `${now} ${kind ?? ''}`;
  const spans =
    known.get(key) ??
    merged(
      pauses
        .filter(({ itemKind }) => itemKind === null || itemKind === kind)
        .map(({ since, until, endedAt }) => ({ from: secondOf(since), to: secondOf(earlier(endedAt ?? now, until)) })),
    );
  known.set(key, spans);
  return spans;
};

const judgingSpans = (judging: readonly Judging[], now: Instant): readonly Span[] =>
  merged(judging.map(({ receivedAt, decidedAt }) => ({ from: secondOf(receivedAt), to: secondOf(decidedAt ?? now) })));

/** The instant at which a ticket was closed in a second. */
const closedIn = (second: number, { moments, openedAt }: TicketTimes): Instant =>
  moments.find((one) => one.kind === 'status' && isClosed(one.status) && secondOf(one.at) === second)?.at ?? openedAt;

/** The clock of a ticket, from its opening to when it was last resolved or closed, or now; null where it was closed before it was known here. */
export const ticketClock = ({ ticket, pauses }: ClockFacts, now: Instant): TicketClock | null => {
  if (ticket === null) return null;
  const { open, awaited } = ticketSpans(ticket);
  const second = secondOf(now);
  const whole = merged([{ from: secondOf(ticket.openedAt), to: second }]);
  const window = common(whole, open);
  const [first, last] = [whole[0], window.at(-1)];
  const runs = open.some(({ from, to }) => from <= second && second < to);
  if (!runs && last === undefined) return null;
  const customer = without(awaited, judgingSpans(ticket.judging, now));
  const clock = clockOver({ window, customer, stopped: stoppedSpans(pauses, ticket.kinds, now) });
  const closedSeconds = first === undefined || last === undefined ? 0 : last.to - first.from - clock.wallSeconds;
  return { from: ticket.openedAt, to: runs || !last ? null : closedIn(last.to, ticket), ...clock, closedSeconds };
};

/** When an item was done with; null while it waits, is repaired, or is held. */
const endOfItem = ({ place, placedAt, repair }: ItemTimes, decidedAt: Instant): Instant | null => {
  if (repair !== null && isFinished(repair.state)) return repair.finishedAt;
  if (repair !== null && repair.state !== 'withdrawn') return null;
  return place === 'held' || place === 'repair' ? null : (placedAt ?? decidedAt);
};

const endOfSubmission = ({ items, decidedAt }: SubmissionTimes): Instant | null => {
  let end = decidedAt;
  for (const item of items) {
    const own = endOfItem(item, decidedAt);
    if (own === null) return null;
    if (own > end) end = own;
  }
  return end;
};

/**
 * The clock of a submission, from its receipt to its verdict where nothing was taken in, else to when its last item was finished or went back,
 * or now. It is the customer's time only while the ticket itself says so, and
 * never while somebody has to decide on it.
 */
export const submissionClock = (facts: ClockFacts, submission: SubmissionTimes, now: Instant): SubmissionClock => {
  const to = endOfSubmission(submission);
  const { ticket } = facts;
  const judging = [...(ticket?.judging ?? []), submission];
  const pendingCustomer = ticket === null ? [] : ticketSpans(ticket).pendingCustomer;
  const customer = without(pendingCustomer, judgingSpans(judging, now));
  const clock = clockOver({
    window: merged([{ from: secondOf(submission.receivedAt), to: secondOf(to ?? now) }]),
    customer,
    stopped: stoppedSpans(facts.pauses, submission.kinds, now),
  });
  return { from: submission.receivedAt, to, ...clock };
};

/** Clocks added up. */
export const sumOfClocks = (clocks: readonly Clock[]): Clock =>
  clocks.reduce(
    (sum, one) => ({
      wallSeconds: sum.wallSeconds + one.wallSeconds,
      oursSeconds: sum.oursSeconds + one.oursSeconds,
      customerSeconds: sum.customerSeconds + one.customerSeconds,
      platformSeconds: sum.platformSeconds + one.platformSeconds,
    }),
    { wallSeconds: 0, oursSeconds: 0, customerSeconds: 0, platformSeconds: 0 },
  );
