import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** One request. */
export type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Most bytes of the answer's body. */
  readonly mostBytes: number;
};

/** What a server answered; `isTooLong` when the body went on after what is here of it. */
export type Posted = {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
  readonly body: Uint8Array;
  readonly isTooLong: boolean;
};

/** A connection for each request, so that none fails of one that the server has closed meanwhile; the body as it is, not compressed. */
const start = ({ url, headers, body }: Post, signal: AbortSignal): ClientRequest => {
  const make = new URL(url).protocol === 'https:' ? httpsRequest : httpRequest;
  return make(url, {
    method: 'POST',
    agent: false,
    signal,
    headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)), 'Accept-Encoding': 'identity' },
  });
};

const responseOf = (request: ClientRequest, body: string): Promise<IncomingMessage> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.on('response', resolve);
  request.on('error', reject);
  request.on('close', () => reject(new Error('the connection was closed without an answer')));
  request.end(body);
  return promise;
};

const readBody = async (response: IncomingMessage, mostBytes: number): Promise<Pick<Posted, 'body' | 'isTooLong'>> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, mostBytes), isTooLong: bytes > mostBytes };
};

/**
 * Posts once, follows no redirect, and reads no more of the answer than it may. Throws what the network, the protocol or the signal ends it with:
 * the signal bounds the whole of it, however slowly the server drips.
 */
export const post = async (what: Post, signal: AbortSignal): Promise<Posted> => {
  const request = start(what, signal);
  try {
    const response = await responseOf(request, what.body);
    const { body, isTooLong } = await readBody(response, what.mostBytes);
    const { 'retry-after': retryAfter, location } = response.headers;
    return { status: response.statusCode ?? 0, retryAfter, location, body, isTooLong };
  } finally {
    request.destroy();
  }
};
