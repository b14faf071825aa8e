import { epochMsOf, type Instant } from '../domain/instant.ts';
import type { Observation } from '../domain/observation.ts';
import { parseInstant } from './iso-date.ts';
import type { PageMemory, StatusPage } from './status-page.ts';

/** How far a page's clock may be ahead of ours, as for the date of a note (product.md 5): 24 h. */
const mostAheadMs = 24 * 60 * 60 * 1000;

/** Whether a page is a new one: the observation that says why not, or what to remember of it. */
export type PageAge =
  | { readonly kind: 'current'; readonly memory: PageMemory }
  | { readonly kind: 'unbelievable'; readonly seen: Observation };

const unbelievable = (seen: Observation): PageAge => ({ kind: 'unbelievable', seen });

/**
 * Compares a page with what is remembered of the last look at the same place. A cache may hand out an old copy, a proxy another page, and a wrong
 * clock a date to come: none of them says how the platform is now.
 */
export const ageOfPage = (page: StatusPage, remembered: PageMemory | null, now: Instant): PageAge => {
  const id = page.id ?? '';
  if (remembered !== null && remembered.page !== id) {
    return unbelievable({ kind: 'page-other', page: id, seen: remembered.page });
  }
  const updatedAt = page.updatedAt === null ? null : parseInstant(page.updatedAt);
  if (page.updatedAt !== null && updatedAt === null) {
    return unbelievable({ kind: 'page-undated', updatedAt: page.updatedAt });
  }
  const seen = remembered?.updatedAt ?? null;
  if (updatedAt !== null && epochMsOf(updatedAt) - epochMsOf(now) > mostAheadMs) {
    return unbelievable({ kind: 'page-ahead', updatedAt });
  }
  if (updatedAt !== null && seen !== null && updatedAt < seen) {
    return unbelievable({ kind: 'page-stale', updatedAt, seen });
  }
  return { kind: 'current', memory: { page: id, updatedAt: updatedAt ?? seen } };
};
