import { createHash } from 'node:crypto';
import type { Json } from '../domain/event.ts';
import type { Instant } from '../domain/instant.ts';
import type { Signal } from '../domain/stability.ts';
import { parseInstant } from '../formats/iso-date.ts';
import { ageOfPage } from '../formats/status-age.ts';
import {
  openIncidents,
  openMaintenances,
  type PageIncident,
  type PageMemory,
  readStatusPage,
  type StatusPage,
} from '../formats/status-page.ts';
import { readStatusValue } from '../formats/status-value.ts';
import type { FeedConfig, FeedPlace } from '../running-config.ts';
import { type FeedContent, readFeedContent } from './feed-content.ts';
import type { LookPlace } from './feed-document.ts';
import { type Details, type Finding, found } from './finding.ts';

/** What a look at a feed needs to know besides the feed. */
export type FeedLook = LookPlace & { readonly memory: Signal['memory']; readonly clock: () => Instant };

const shownIncidents = 10;

/** Names a place without showing it: an address may hold a token. */
const placeKey = (place: FeedPlace): string =>
  createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 16);

/** What is remembered of the page at a place; null where another place was looked at until now. */
const rememberedPage = (memory: Signal['memory'], place: FeedPlace): PageMemory | null => {
  const { place: key, page, updatedAt } = memory;
  if (key !== placeKey(place) || typeof page !== 'string') return null;
  return { page, updatedAt: typeof updatedAt === 'string' ? parseInstant(updatedAt) : null };
};

const incidentDetails = (incidents: readonly PageIncident[]): readonly Json[] =>
  incidents.slice(0, shownIncidents).map(({ name, status, impact }) => ({ name, status, impact }));

const pageDetails = (page: StatusPage): Details => ({
  page: { name: page.name, updatedAt: page.updatedAt, indicator: page.indicator },
  incidents: incidentDetails(openIncidents(page)),
  maintenances: incidentDetails(openMaintenances(page)),
});

const pageFinding = (
  { page, interest }: Extract<FeedContent, { readonly kind: 'page' }>,
  { place }: FeedConfig,
  { memory, clock }: FeedLook,
): Finding => {
  const details = pageDetails(page);
  const age = ageOfPage(page, rememberedPage(memory, place), clock());
  if (age.kind === 'unbelievable') return found(age.seen, { details });
  return found(readStatusPage(page, interest), { details, memory: { ...age.memory, place: placeKey(place) } });
};

/** What a feed's content says of the platform. */
export const findingIn = (content: FeedContent, feed: FeedConfig, look: FeedLook): Finding => {
  switch (content.kind) {
    case 'failed':
      return found(content.seen);
    case 'json':
      return found(readStatusValue(content.document, content.mapping));
    case 'page':
      return pageFinding(content, feed, look);
  }
};

/** Looks at a status feed. Whatever is wrong with it is `unknown`, never trouble (product.md 10). */
export const lookAtFeed = async (feed: FeedConfig, look: FeedLook): Promise<Finding> =>
  findingIn(await readFeedContent(feed, look), feed, look);
