import type { AreaRefusal, DecidedArea } from '../domain/area.ts';
import type { Waivability } from '../domain/waiver.ts';

/** What a person decided. */
export type Decision = 'accepted' | 'rejected' | 'restored' | 'purged';

/** A waiver as words tell it; all of it is shown already. */
type WaiverTold = { readonly by: string; readonly why: string; readonly until: string };

/** Words for held and trashed things, and for waivers. */
export type AreaWords = {
  readonly empty: Readonly<Record<DecidedArea, string>>;
  readonly heads: Readonly<
    Record<'since' | 'items' | 'codes' | 'grace' | 'code' | 'for' | 'by' | 'until' | 'why' | 'ticket', string>
  >;
  /** Stands for the items where a folder has none. */
  readonly noItems: string;
  readonly daysLeft: (days: number) => string;
  readonly graceOver: string;
  readonly decided: (decision: Decision, label: string, items: readonly string[]) => string;
  readonly refusals: Readonly<Record<AreaRefusal, string>>;
  readonly pausedBy: (pauses: readonly number[]) => string;
  readonly notThere: (area: DecidedArea, query: string) => string;
  readonly several: (area: DecidedArea, query: string) => string;
  readonly noSuchItem: (word: string, items: readonly string[]) => string;
  readonly nothingExpired: string;
  readonly given: (id: number, code: string, ticket: string) => string;
  readonly forAnybody: string;
  readonly forEverything: string;
  readonly noWaivers: string;
  readonly inForce: (until: string) => string;
  readonly ended: (until: string) => string;
  readonly notWaivable: Readonly<Record<Exclude<Waivability, 'yes'>, string>>;
  /** Said beside a finding that was waived. */
  readonly waived: (waiver: WaiverTold) => string;
  /** What a rule answers of which all findings were waived. */
  readonly passedByWaiver: string;
};
