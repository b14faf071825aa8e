import { resolve } from 'node:path';
import type { Observation } from '../domain/observation.ts';
import { decodeUtf8 } from '../formats/utf8.ts';
import type { FeedConfig } from '../running-config.ts';
import { openDeadline } from './deadline.ts';
import { readFeedFile } from './feed-file.ts';
import { readFeedUrl } from './feed-url.ts';

/** Where a look is taken from, and what ends it early. */
export type LookPlace = { readonly deskDir: string; readonly stop: AbortSignal };

/** A feed's JSON, or why there is none. */
export type FeedDocument =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'failed'; readonly seen: Observation };

const beginningLength = 80;

const jsonOf = (bytes: Uint8Array): FeedDocument => {
  const text = decodeUtf8(bytes);
  try {
    return { kind: 'document', document: JSON.parse(text ?? '') };
  } catch {
    const beginning = (text ?? '')
      .slice(0, 10 * beginningLength)
      .replace(/\s+/gu, ' ')
      .trimStart()
      .slice(0, beginningLength);
    return { kind: 'failed', seen: { kind: 'feed-not-json', beginning } };
  }
};

/** Reads a feed whole and parses it, whatever type its server says it has. Never throws: what goes wrong is an observation. */
export const readFeedDocument = async (feed: FeedConfig, { deskDir, stop }: LookPlace): Promise<FeedDocument> => {
  using deadline = openDeadline(feed.timeoutMs, stop);
  const { place } = feed;
  const read =
    place.kind === 'file'
      ? await readFeedFile(resolve(deskDir, place.file), place.file)
      : await readFeedUrl(place.url, deadline);
  return read.kind === 'bytes' ? jsonOf(read.bytes) : read;
};
