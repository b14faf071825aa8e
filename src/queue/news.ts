import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Pause } from '../domain/pause.ts';
import type { Claim, RepairOutcome, RepairWork } from '../domain/repair.ts';
import type { Finished, TakenOver } from '../store/queue-store.ts';

/** Why what somebody did for a repair did not count: the claim was no longer theirs. */
type LostClaim = Extract<Finished, { readonly kind: 'refused' }>['why'] | 'lease-lost';

/** What the runner tells as it works. Faults of ozma's own surroundings are told and never end it. */
export type RepairNews =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'finished'; readonly work: RepairWork; readonly outcome: RepairOutcome }
  | {
      readonly kind: 'postponed';
      readonly work: RepairWork;
      readonly outcome: RepairOutcome;
      readonly notBefore: Instant | null;
      readonly isCounted: boolean;
    }
  | { readonly kind: 'escalated'; readonly work: RepairWork; readonly outcome: RepairOutcome }
  | { readonly kind: 'refused'; readonly work: RepairWork; readonly why: LostClaim }
  | { readonly kind: 'altered'; readonly work: RepairWork; readonly found: string }
  | { readonly kind: 'released'; readonly work: RepairWork; readonly why: string }
  | { readonly kind: 'taken-over'; readonly taken: TakenOver }
  | { readonly kind: 'stopped'; readonly pauses: readonly Pause[] }
  | { readonly kind: 'started' }
  | { readonly kind: 'lost'; readonly submission: SubmissionId; readonly files: readonly string[] }
  | { readonly kind: 'unmoved'; readonly submission: SubmissionId; readonly error: unknown }
  | { readonly kind: 'fault'; readonly error: unknown };
