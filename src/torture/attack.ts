import { latin1Path } from '../../workers/inspect/raw-path.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Need } from '../texts/torture-words.ts';
import type { Site } from './site.ts';
import type { Records } from './subject.ts';

/** Makes one entry at a site, where nothing is yet. */
export type Make = (site: Site) => void | Promise<void>;

/** One way to attack an intake, and what an intake must say of it. */
export type Attack = {
  /** What is tried, in words; no two attacks have the same. */
  readonly attack: string;
  readonly verdict: Verdict;
  /** Every code that the verdict has, and it has no other. */
  readonly codes: readonly ReasonCode[];
  /** What the machine must be able to make; null where any can. */
  readonly needs: Need | null;
  /** Delivered as `inbox/@<number>/<label>`, where labels may repeat; else right in the inbox, from where links keep their targets when they are moved. */
  readonly isApart: boolean;
  /** Takes long to make or to remove: few are enough. */
  readonly isCostly: boolean;
  /** The entry's name, a byte a character (latin1). */
  readonly label: (site: Site) => string;
  readonly records: (honest: Records, site: Site) => Records;
  readonly make: Make;
};

const usual = {
  needs: null,
  isApart: true,
  isCostly: false,
  label: ({ subject }: Site) => latin1Path(subject.label),
  records: (honest: Records) => honest,
} as const;

/** A folder that looks hostile, and of which nothing is wrong. */
export const accepted = (attack: string, make: Make): Attack => ({
  ...usual,
  attack,
  verdict: 'accepted',
  codes: [],
  make,
});

/** A folder that is sent back or thrown away whole. */
export const rejected = (attack: string, codes: readonly ReasonCode[], make: Make): Attack => ({
  ...usual,
  attack,
  verdict: 'rejected',
  codes,
  make,
});

/** A folder of which the bunny is taken, and the rest is not. */
export const partial = (attack: string, codes: readonly ReasonCode[], make: Make): Attack => ({
  ...usual,
  attack,
  verdict: 'partial',
  codes,
  make,
});

/** A folder with a symbolic link in it, or that is one itself. */
export const linked = (attack: string, codes: readonly ReasonCode[], make: Make): Attack => ({
  ...rejected(attack, codes, make),
  needs: 'symbolic-links',
  isApart: false,
});
