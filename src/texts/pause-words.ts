import type { Pause, PauseEnd, PauseKind, PauseScope } from '../domain/pause.ts';

/** Words for pauses: their own facts, and what pausing and resuming answer. Times come in as they are shown. */
export type PauseWords = {
  readonly title: (id: number, kind: string) => string;
  readonly kinds: Readonly<Record<PauseKind, string>>;
  readonly scope: (scope: PauseScope) => string;
  readonly facts: Readonly<
    Record<'what' | 'who' | 'why' | 'since' | 'until' | 'stage' | 'evidence' | 'source' | 'ended', string>
  >;
  /** Until when a pause lasts that says none. */
  readonly endless: Readonly<Record<PauseKind, string>>;
  readonly stages: Readonly<Record<Pause['stage'], string>>;
  /** Why a pause ended where nobody gave a reason. */
  readonly ends: Readonly<Record<PauseEnd, string>>;
  readonly ended: (when: string, by: string, why: string) => string;
  readonly none: string;
  /** One pause in a line: what is left of those that pause. */
  readonly brief: (id: number, kind: string, scope: string, why: string) => string;
  readonly resumed: (id: number, why: string) => string;
  readonly stillPaused: string;
  readonly nothingPaused: string;
  readonly noneOfOnesOwn: (name: string) => string;
  readonly unknown: (id: number) => string;
  readonly unknownOwner: (name: string) => string;
};
