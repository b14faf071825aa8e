import { readPageDocument } from '../../schemas/status-page.ts';
import type { Observation } from '../domain/observation.ts';
import type { PageInterest, StatusPage } from '../formats/status-page.ts';
import type { ValueMapping } from '../formats/status-value.ts';
import type { FeedConfig } from '../running-config.ts';
import { type LookPlace, readFeedDocument } from './feed-document.ts';

/** What a feed holds, beside how the desk reads it; or why it could not be read. */
export type FeedContent =
  | { readonly kind: 'page'; readonly page: StatusPage; readonly interest: PageInterest }
  | { readonly kind: 'json'; readonly document: unknown; readonly mapping: ValueMapping }
  | { readonly kind: 'failed'; readonly seen: Observation };

/** Reads a feed as far as it can be read without judging what it says. Never throws. */
export const readFeedContent = async (feed: FeedConfig, place: LookPlace): Promise<FeedContent> => {
  const { reading } = feed;
  const read = await readFeedDocument(feed, place);
  if (read.kind === 'failed') return read;
  const { document } = read;
  if (reading.format === 'json') return { kind: 'json', document, mapping: reading };
  const parsed = readPageDocument(document);
  return parsed.kind === 'page'
    ? { kind: 'page', page: parsed.page, interest: reading }
    : { kind: 'failed', seen: { kind: 'feed-malformed', at: parsed.at } };
};
