import type { Health } from '../domain/stability.ts';

/** An attempt on one item as a line tells it; all parts are as they are shown. */
type ToldRepair = { readonly item: string; readonly ticket: string };

/** What the first lines of `serve` say. */
type OpeningWords = {
  readonly serving: (dir: string) => string;
  readonly watches: (inbox: string, settle: number, scan: number) => string;
  /** How the items of a kind are repaired: by which way, and by what. */
  readonly way: (kind: string, way: 'command' | 'http' | 'module', by: string) => string;
  readonly byHand: (kinds: string) => string;
  /** Said of a kind whose way to repair lacks something. */
  readonly missing: Readonly<Record<'module' | 'program' | 'variable', (kind: string, name: string) => string>>;
  readonly noRepairs: string;
  readonly sources: (names: string) => string;
  readonly noSources: string;
  readonly howToStop: string;
};

/** What `serve` says of repairs. */
type ToldRepairs = {
  readonly claimed: (of: ToldRepair & { readonly attempt: number; readonly isTest: boolean }) => string;
  readonly fulfilled: (of: ToldRepair & { readonly note: string | null }) => string;
  readonly unrepairable: (of: ToldRepair & { readonly why: string }) => string;
  /** `when` null where nothing but its turn is waited for; `isFree` where the attempt does not count. */
  readonly postponed: (
    of: ToldRepair & { readonly why: string; readonly when: string | null; readonly isFree: boolean },
  ) => string;
  readonly escalated: (of: ToldRepair & { readonly why: string }) => string;
  readonly refused: (of: ToldRepair) => string;
  readonly altered: (of: ToldRepair & { readonly found: string }) => string;
  readonly released: (of: ToldRepair & { readonly why: string }) => string;
  readonly takenOver: (repair: number, next: 'queued' | 'escalated') => string;
};

/** Words of `ozma serve`, and of what stays where it is under a pause. */
export type ServeWords = {
  /** Stands below a verdict whose folder a pause keeps. */
  readonly detained: string;
  readonly detainedTotal: (count: number) => string;
  /** How many folders went to their places at last. */
  readonly letGo: (count: number) => string;
  readonly opening: OpeningWords;
  readonly repairs: ToldRepairs;
  /** The same as `detained`, at the end of a line. */
  readonly kept: string;
  readonly intakeStopped: (why: string) => string;
  readonly intakeResumed: string;
  readonly paused: (id: number, kind: string, scope: string, why: string) => string;
  readonly ended: (id: number, why: string) => string;
  readonly staged: Readonly<Record<'holding' | 'testing', (id: number) => string>>;
  readonly health: (source: string, health: Health, why: string) => string;
  readonly overruled: (source: string) => string;
  readonly fault: (why: string) => string;
  readonly lost: (submission: string, files: string) => string;
  readonly unmoved: (submission: string, why: string) => string;
  readonly leftOut: (count: number) => string;
  readonly stopping: string;
  readonly stopped: string;
};
