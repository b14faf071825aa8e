import type { Observation } from '../domain/observation.ts';
import type { Deadline } from './deadline.ts';
import { faultNameOf } from './fault-code.ts';
import { type FeedBytes, mostFeedBytes } from './feed-bytes.ts';

const isRedirect = ({ status, type }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);

/** Why an answer is no feed, by its head alone; null where it may be one. A redirect is not followed: it may lead anywhere. */
const refusalOf = (response: Response): Observation | null => {
  const { status } = response;
  if (isRedirect(response)) return { kind: 'feed-redirected', status };
  return response.ok ? null : { kind: 'feed-refused', status };
};

/** The bytes of a body as they are after decompression; null when there are too many, whose rest is not read. */
const bodyOf = async ({ body }: Response): Promise<Uint8Array | null> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > mostFeedBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const answerTo = async (url: string, signal: AbortSignal): Promise<FeedBytes> => {
  const headers = { accept: 'application/json', 'user-agent': 'ozma' };
  const response = await fetch(url, { headers, redirect: 'manual', cache: 'no-store', signal });
  const seen = refusalOf(response);
  if (seen !== null) {
    await response.body?.cancel();
    return { kind: 'failed', seen };
  }
  const bytes = await bodyOf(response);
  if (bytes !== null) return { kind: 'bytes', bytes };
  return { kind: 'failed', seen: { kind: 'feed-too-large', limitBytes: mostFeedBytes } };
};

/** Reads a feed from an address, within one deadline for all of it: a server that sends a byte now and then does not hold the watch up. */
export const readFeedUrl = async (url: string, deadline: Deadline): Promise<FeedBytes> => {
  try {
    return await answerTo(url, deadline.signal);
  } catch (error) {
    const seen: Observation = deadline.isOver()
      ? { kind: 'feed-too-slow', limitMs: deadline.limitMs }
      : { kind: 'feed-unreachable', code: faultNameOf(error) };
    return { kind: 'failed', seen };
  }
};
