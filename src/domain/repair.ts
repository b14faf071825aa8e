import type { Sha256, SubmissionId } from './ids.ts';
import { epochMsOf, type Instant, instantAt } from './instant.ts';
import type { ItemRef } from './item.ts';
import type { Person } from './person.ts';

/**
 * Where a repair stands. `queued` waits (also for another try); `escalated` has used up its attempts and waits for a person; `withdrawn` left the
 * queue because its item is held, went back, or a CSR took a later submission instead.
 */
export const repairStates = ['queued', 'claimed', 'fulfilled', 'unrepairable', 'escalated', 'withdrawn'] as const;

/** One of the states of a repair. */
export type RepairState = (typeof repairStates)[number];

/** Whether nothing more will be done: the item goes back. */
export const isFinished = (state: RepairState): boolean => state === 'fulfilled' || state === 'unrepairable';

/** How one item of a kind is repaired (product.md 10). */
export type RepairWay = 'hand' | 'command' | 'http' | 'module';

/** What an attempt came to. `retry` is an answer; a `fault` is something broken: thrown, hung, killed, nonsense. */
export type RepairOutcome =
  | { readonly kind: 'fulfilled'; readonly note: string | null }
  | { readonly kind: 'unrepairable'; readonly why: string }
  | { readonly kind: 'retry'; readonly why: string; readonly afterMs: number | null }
  | { readonly kind: 'fault'; readonly why: string; readonly afterMs: number | null };

/** How an attempt ended: by an outcome, given back, its holder gone, or because the item was found altered. */
export type AttemptEnd = RepairOutcome['kind'] | 'released' | 'lapsed' | 'altered';

/** How often and when a repair is tried again: `firstMs` after the first fault, doubled each time, `mostMs` at most. */
export type RetryPolicy = { readonly attempts: number; readonly firstMs: number; readonly mostMs: number };

/** Everything that whoever repairs one item has to know. */
export type RepairWork = {
  readonly repair: number;
  readonly submission: SubmissionId;
  readonly label: string;
  readonly ticket: string;
  readonly owner: Person;
  /** Position of the item among those of its submission, from 0. */
  readonly position: number;
  readonly item: ItemRef;
  readonly name: string;
  /** Path within the submission's folder. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  /** How many attempts have ended with the answer `retry`: a new answer is wanted after each, and the same one after a fault. */
  readonly answered: number;
};

/** A repair that somebody holds: only who shows its token can finish it. */
export type Claim = {
  readonly token: string;
  /** 1 for the first claim of this repair. */
  readonly attempt: number;
  readonly claimedAt: Instant;
  readonly leaseUntil: Instant;
  /** Whether it is the one repair that tests the platform while a pause waits for it. */
  readonly isTest: boolean;
  readonly work: RepairWork;
};

/** What becomes of a repair after an attempt that did not finish it. */
export type NextTry =
  | { readonly state: 'queued'; readonly notBefore: Instant | null }
  | { readonly state: 'escalated' };

/** How long to wait before another try, after so many counted attempts (1 or more); an answer's own wish comes first, up to a day. */
export const backoffMs = (counted: number, policy: RetryPolicy, wishedMs: number | null): number =>
  wishedMs === null
    ? Math.min(policy.mostMs, policy.firstMs * 2 ** Math.min(30, Math.max(0, counted - 1)))
    : Math.min(Math.max(0, wishedMs), 24 * 60 * 60 * 1000);

/** An attempt that did not finish its repair: how many have counted, itself included, and what it wishes. */
type Unfinished = {
  readonly at: Instant;
  readonly counted: number;
  readonly isCounted: boolean;
  readonly wishedMs: number | null;
};

/** What follows such an attempt: another try after a while, or a person. One that does not count costs no waiting either. */
export const nextTry = ({ at, counted, isCounted, wishedMs }: Unfinished, policy: RetryPolicy): NextTry => {
  if (!isCounted) return { state: 'queued', notBefore: null };
  if (counted >= policy.attempts) return { state: 'escalated' };
  return { state: 'queued', notBefore: instantAt(epochMsOf(at) + backoffMs(counted, policy, wishedMs)) };
};
