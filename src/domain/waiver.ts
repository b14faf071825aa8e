import type { Instant } from './instant.ts';
import type { ReasonCode } from './reason.ts';

/** A named, justified, expiring exception by a named person (product.md 1): one code for one ticket, or for one item of it. */
export type Waiver = {
  readonly id: number;
  readonly ticket: string;
  readonly code: ReasonCode;
  /** `itemKey` of the item that it is for; null when it is for the ticket's submissions as such. */
  readonly itemKey: string | null;
  readonly by: string;
  readonly why: string;
  readonly since: Instant;
  readonly until: Instant;
};
