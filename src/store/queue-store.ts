import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { ItemRef } from '../domain/item.ts';
import type { Pause } from '../domain/pause.ts';
import type { Claim, RepairOutcome, RepairState, RetryPolicy } from '../domain/repair.ts';

/** Who asks for repairs, and for how many at most: one token for each. */
export type ClaimRequest = {
  readonly now: Instant;
  /** Who appears in the ledger: `ozma`, or a person. */
  readonly actor: string;
  /** Who holds the claims: a process as it signs itself (`thisHolder`), or the person. */
  readonly holder: string;
  readonly way: 'engine' | 'hand';
  /** The kinds of items that the asker can repair; null for every kind. */
  readonly kinds: readonly string[] | null;
  readonly tokens: readonly string[];
  readonly leaseUntil: Instant;
  /** Asks for the one repair that tests the platform: given only while every pause of the desk is in stage `testing`, one at a time. */
  readonly isTest: boolean;
};

/** What came of asking. `paused`: the pauses of the desk that stop everything. An empty list of claims: nothing waits that may be claimed now. */
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly claims: readonly Claim[] }
  | { readonly kind: 'paused'; readonly pauses: readonly Pause[] };

/** One attempt's end, as whoever holds the claim tells it. */
export type Finish = {
  readonly repair: number;
  readonly token: string;
  readonly outcome: RepairOutcome;
  readonly actor: string;
  readonly retry: RetryPolicy;
};

/** What a finish did. `refused`: the token is not the one that holds the repair now, and nothing was changed. */
export type Finished =
  | { readonly kind: 'finished' }
  | { readonly kind: 'postponed'; readonly notBefore: Instant | null; readonly isCounted: boolean }
  | { readonly kind: 'escalated' }
  | { readonly kind: 'refused'; readonly why: 'not-held' | 'unknown-repair' | 'already-finished' };

/** An item that is not any more what was judged; `found` is the hash now, or why there is none. */
export type Altered = {
  readonly repair: number;
  readonly token: string;
  readonly found: string;
  readonly actor: string;
};

/** A claim whose holder is gone, and what became of its repair. */
export type TakenOver = {
  readonly repair: number;
  readonly holder: string;
  readonly next: 'queued' | 'escalated';
};

/** Items of one submission that belong in `returned/`; `isAll` when no item of it is in repair any more and the rest of its folder goes too. */
export type Return = {
  readonly submission: SubmissionId;
  readonly label: string;
  /** Paths within the folder. */
  readonly files: readonly string[];
  readonly isAll: boolean;
};

/** How an operator names a repair: by its number, or by its item. */
export type RepairName = { readonly repair: number } | { readonly itemKey: string };

/** What putting a repair back into the queue did. */
export type Requeued =
  | { readonly kind: 'requeued'; readonly repair: number }
  | {
      readonly kind: 'refused';
      readonly why: 'unknown-repair' | 'claimed' | 'finished' | 'withdrawn' | 'waits-already';
    };

/** The repair queue (product.md 10): each operation is one transaction; time and tokens come in as arguments. */
export type QueueStore = {
  /**
   * Claims the next repairs in the order of section 10: ticket's opening, ticket's number, arrival, position. A repair that waits for another try, is
   * claimed, or is stopped by a pause of its own is passed over; it keeps its place. The first claim moves the ticket to `We are looking into it!`.
   */
  readonly claimRepairs: (request: ClaimRequest) => Promise<ClaimAnswer>;
  /** Extends leases; answers the tokens that still hold their repairs. */
  readonly extendClaims: (tokens: readonly string[], leaseUntil: Instant) => Promise<readonly string[]>;
  /**
   * Ends attempts. Exactly one finish counts for a repair. A fault or a retry while a platform pause of the desk exists costs no attempt. Where nothing
   * is paused a finished item is `returned` at once; else `settleReturns` does it later. With the ticket's last item it becomes `Resolved`.
   */
  readonly finishClaims: (finishes: readonly Finish[], now: Instant) => Promise<readonly Finished[]>;
  /** Gives claims back as if they had not been made; costs no attempt. Answers the tokens that did hold their repairs. */
  readonly releaseClaims: (
    tokens: readonly string[],
    by: { readonly actor: string; readonly why: string; readonly now: Instant },
  ) => Promise<readonly string[]>;
  /** Holds an item that was found altered at its claim (`ITEM_ALTERED`); false when the token does not hold the repair any more. */
  readonly withdrawAltered: (altered: Altered, now: Instant) => Promise<boolean>;
  /** The holders of all claims in flight, each once. */
  readonly claimHolders: () => Promise<readonly string[]>;
  /** Takes back claims whose lease is over or whose holder is among the dead. Costs an attempt, unless the platform is unstable. */
  readonly takeOver: (gone: {
    readonly now: Instant;
    readonly dead: readonly string[];
    readonly retry: RetryPolicy;
  }) => Promise<readonly TakenOver[]>;
  /** Puts an escalated repair back, or ends the wait of one that is to be tried again; its attempts count anew. It keeps its place. */
  readonly requeue: (
    name: RepairName,
    by: { readonly actor: string; readonly why: string; readonly now: Instant },
  ) => Promise<Requeued>;

  /** Records that finished items go back now, as far as no pause stops them; answers where their files belong. At most `limit` submissions. */
  readonly settleReturns: (now: Instant, limit: number) => Promise<readonly Return[]>;
  /** What of these submissions, which lie in `repair/`, belongs in `returned/` or `held/` by what is recorded. */
  readonly misplaced: (submissions: readonly SubmissionId[]) => Promise<readonly Misplaced[]>;
};

/** Files of one submission that lie in `repair/` and belong elsewhere; see `Return`. */
export type Misplaced = {
  readonly submission: SubmissionId;
  readonly returned: readonly string[];
  readonly held: readonly string[];
  readonly isAll: boolean;
};

/** One repair as lists show it. */
export type RepairSummary = {
  readonly repair: number;
  readonly state: RepairState;
  readonly item: ItemRef;
  readonly name: string;
  readonly ticket: string;
  readonly owner: string;
  readonly submission: SubmissionId;
  readonly label: string;
  /** 1 for the next one; null when it no longer waits. */
  readonly queuePlace: number | null;
  readonly openedAt: Instant;
  readonly queuedAt: Instant;
  readonly notBefore: Instant | null;
  readonly claim: {
    readonly token: string;
    readonly holder: string;
    readonly claimedAt: Instant;
    readonly leaseUntil: Instant;
  } | null;
  /** How many attempts have counted, and how many claims there were. */
  readonly attempts: number;
  readonly claims: number;
  readonly finishedAt: Instant | null;
  /** What the last attempt said. */
  readonly lastWhy: string | null;
  /** The numbers of the pauses that stop it now. */
  readonly pausedBy: readonly number[];
};
