import type { Instant } from '../domain/instant.ts';
import type { EndedPause, Pause, PauseKind, PauseScope } from '../domain/pause.ts';
import type { RepairTroubles, Signal, SignalChange } from '../domain/stability.ts';

/** A pause to be opened. One of a `source` that has a pause already changes nothing. */
export type PauseOpening = Pick<Pause, 'kind' | 'source' | 'why' | 'who' | 'until' | 'evidence'> & {
  readonly scope: PauseScope;
  /** The scope's ticket, owner or kind as `idKey`, `nameKey` or kind name; empty for the desk. */
  readonly scopeKey: string;
  readonly since: Instant;
};

/** Which pause is meant. */
export type PauseName = { readonly id: number } | { readonly kind: PauseKind; readonly source: string };

/** What a sample changed, with what the ledger and the pause say of it. */
export type SignalStep = {
  readonly signal: Signal;
  readonly change: SignalChange;
  readonly why: string;
  readonly evidence: Pause['evidence'];
  /** Faults that ended at or after this instant are put down to the platform and cost no attempt; null for none. */
  readonly forgiveSince: Instant | null;
};

/** Pauses as rows (product.md 10). The queue runs only while there is none; each holder ends its own. */
export type PauseStore = {
  /** Opens a pause; answers it, or the one that its source has already. */
  readonly openPause: (opening: PauseOpening) => Promise<Pause>;
  /** Ends a pause; null where there is none of that name. */
  readonly endPause: (
    name: PauseName,
    by: { readonly actor: string; readonly why: string; readonly now: Instant },
  ) => Promise<EndedPause | null>;
  /** Ends every pause whose `until` has come, by `ozma`. */
  readonly expirePauses: (now: Instant) => Promise<readonly EndedPause[]>;
  /** Those that exist, oldest first. */
  readonly pauses: () => Promise<readonly Pause[]>;
  /** Those that have ended, youngest first. */
  readonly endedPauses: (page: {
    readonly before: number | null;
    readonly limit: number;
  }) => Promise<readonly EndedPause[]>;

  readonly signals: () => Promise<readonly Signal[]>;
  /** Remembers a source's state and does with its pause what the change says, in one transaction. */
  readonly recordSignal: (step: SignalStep, now: Instant) => Promise<void>;
  /** Forgets sources that the configuration no longer has, and ends their pauses. */
  readonly forgetSignals: (known: readonly string[], now: Instant) => Promise<void>;
  /** How the desk's own repairs fare; `kinds` are those that ozma repairs by itself. */
  readonly repairTroubles: (asked: {
    readonly since: Instant;
    readonly now: Instant;
    readonly kinds: readonly string[];
  }) => Promise<RepairTroubles>;
};
