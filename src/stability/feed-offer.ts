import { healthOf, type Observation } from '../domain/observation.ts';
import type { Health } from '../domain/stability.ts';
import { type StatusPage, watchedComponents } from '../formats/status-page.ts';
import { valueAt } from '../formats/status-value.ts';
import type { FeedConfig } from '../running-config.ts';
import { type FeedContent, readFeedContent } from './feed-content.ts';
import { tidyText } from './finding.ts';
import { type FeedLook, findingIn } from './look-at-feed.ts';

/** One component that a feed offers, and whether a pattern of the desk picks it. */
type OfferedComponent = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly isWatched: boolean;
};

/** What there is in a feed to choose from. */
type Offer =
  | {
      readonly page: string | null;
      readonly indicator: string | null;
      readonly components: readonly OfferedComponent[];
    }
  | { readonly pointer: string; readonly value: string | null };

/** What a feed offers, null where it cannot be read; and what it says of the platform at this moment. */
export type FeedOffer = {
  readonly seen: Observation;
  readonly health: Health;
  readonly offer: Offer | null;
};

const componentsOf = (page: StatusPage, watched: ReadonlySet<unknown>): readonly OfferedComponent[] =>
  page.components
    .filter(({ isGroup }) => !isGroup)
    .map((component) => ({
      id: component.id,
      name: component.name,
      status: component.status,
      isWatched: watched.has(component),
    }));

const offerOf = (content: FeedContent): Offer | null => {
  switch (content.kind) {
    case 'failed':
      return null;
    case 'json': {
      const pointer = content.mapping.value;
      const value = valueAt(content.document, pointer);
      return { pointer, value: value === undefined ? null : tidyText(JSON.stringify(value)) };
    }
    case 'page': {
      const { page, interest } = content;
      const watched = new Set(watchedComponents(page, interest));
      return { page: page.name, indicator: page.indicator, components: componentsOf(page, watched) };
    }
  }
};

/** Looks at what a feed offers, for whoever has to choose its components. Never throws. */
export const readFeedOffer = async (feed: FeedConfig, look: FeedLook): Promise<FeedOffer> => {
  const content = await readFeedContent(feed, look);
  const { seen } = findingIn(content, feed, look);
  return { seen, health: healthOf(seen), offer: offerOf(content) };
};
