import type { LedgerEvent } from './event.ts';
import type { Instant } from './instant.ts';
import {
  type HistoryContext,
  isPaused,
  keyOf,
  liveThrough,
  openQueueHistory,
  type QueueHistory,
  textIn,
} from './queue-history.ts';
import type { Waiting } from './queue-line.ts';

/** Why a repair that came earlier in the order was passed over; `none` is a fault of the queue. */
export type PassedBecause =
  | 'waits-for-another-try'
  | 'paused'
  | 'kept-in-processing'
  | 'not-of-the-kinds-asked'
  | 'none';

/** One claim made while others stood before it, with how many of them were passed over for each cause, and the first few. */
export type Inversion = {
  /** Number of the claim's event. */
  readonly seq: number;
  readonly at: Instant;
  readonly item: string;
  readonly ticket: string;
  readonly passed: Readonly<Partial<Record<PassedBecause, number>>>;
  readonly examples: readonly { readonly item: string; readonly ticket: string; readonly because: PassedBecause }[];
};

/** A claim that ought not to have been made at all. */
export type WrongClaim = { readonly seq: number; readonly item: string; readonly why: 'not-waiting' | 'while-paused' };

/** What an audit has found. `claims` is how many were looked at. */
export type QueueAudit = {
  readonly claims: number;
  readonly inversions: number;
  readonly passed: Readonly<Record<PassedBecause, number>>;
  readonly wrongClaims: readonly WrongClaim[];
};

/** Goes through the ledger event by event. */
export type Auditor = {
  /** Answers an inversion where the event is a claim that passed somebody over. */
  readonly see: (event: LedgerEvent) => Inversion | null;
  readonly findings: () => QueueAudit;
};

const examplesShown = 5;

const becauseOf = (state: QueueHistory, passed: Waiting, claim: LedgerEvent): PassedBecause => {
  if (passed.notBefore !== null && passed.notBefore > claim.at) return 'waits-for-another-try';
  if (isPaused(state, passed)) return 'paused';
  if (passed.isDetained) return 'kept-in-processing';
  const { kinds } = claim.body;
  return Array.isArray(kinds) && !kinds.includes(passed.kind) ? 'not-of-the-kinds-asked' : 'none';
};

const wrongIn = (state: QueueHistory, event: LedgerEvent, claimed: Waiting | undefined): WrongClaim['why'] | null => {
  if (claimed === undefined) return 'not-waiting';
  return event.body['isTest'] !== true && isPaused(state, claimed) ? 'while-paused' : null;
};

type Count = { claims: number; inversions: number };

const claim = (
  state: QueueHistory,
  event: LedgerEvent,
  told: { readonly count: Count; readonly passed: Record<PassedBecause, number>; readonly wrong: WrongClaim[] },
): Inversion | null => {
  told.count.claims += 1;
  const item = textIn(event.body, 'item');
  const claimed = state.line.find(keyOf(event));
  const why = wrongIn(state, event, claimed);
  if (why !== null) told.wrong.push({ seq: event.seq, item, why });
  if (claimed === undefined) return null;
  const causes = [...state.line.before(claimed)].map((one) => ({ one, because: becauseOf(state, one, event) }));
  liveThrough(state, event);
  if (causes.length === 0) return null;
  told.count.inversions += 1;
  const passed: Partial<Record<PassedBecause, number>> = {};
  for (const { because } of causes) {
    passed[because] = (passed[because] ?? 0) + 1;
    told.passed[because] += 1;
  }
  const unexplainedFirst = causes.toSorted((a, b) => Number(b.because === 'none') - Number(a.because === 'none'));
  return {
    seq: event.seq,
    at: event.at,
    item,
    ticket: claimed.ticket,
    passed,
    examples: unexplainedFirst
      .slice(0, examplesShown)
      .map(({ one, because }) => ({ item: one.item, ticket: one.ticket, because })),
  };
};

/**
 * Proves from the ledger alone that tickets were served in their order (product.md 2, principle 1): lives the queue again, and at each claim looks who
 * stood before the one that was claimed. Whoever was passed over must have had a cause for it: another try that was not due, a pause, a folder that a
 * pause kept, a kind that was not asked for. Anything else is an inversion without cause.
 */
export const openAuditor = (context: HistoryContext): Auditor => {
  const state = openQueueHistory(context);
  const count: Count = { claims: 0, inversions: 0 };
  const wrong: WrongClaim[] = [];
  const passed: Record<PassedBecause, number> = {
    'waits-for-another-try': 0,
    paused: 0,
    'kept-in-processing': 0,
    'not-of-the-kinds-asked': 0,
    none: 0,
  };
  return {
    see: (event) => {
      if (event.kind === 'repair-claimed') return claim(state, event, { count, passed, wrong });
      liveThrough(state, event);
      return null;
    },
    findings: () => ({ ...count, passed: { ...passed }, wrongClaims: [...wrong] }),
  };
};
