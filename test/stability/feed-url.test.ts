import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deadUrl, feedsDir, kindOf, lookAtFeed, serving, urlFeed } from './build.ts';

const calm = readFileSync(join(feedsDir, 'calm.json'));
const shortly = { timeoutMs: 400 };

/** Sends a byte of JSON now and then, and never ends. */
const drip = (response: ServerResponse): void => {
  response.write('{');
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

/** Sends white space as fast as it is taken, and never ends. */
const flood = (response: ServerResponse): void => {
  const piece = Buffer.alloc(65_536, ' ');
  const pour = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', pour);
  pour();
};

test.each([
  ['JSON under any type', (response: ServerResponse) => response.setHeader('content-type', 'text/plain').end(calm)],
  [
    'JSON that is compressed',
    (response: ServerResponse) => response.setHeader('content-encoding', 'gzip').end(gzipSync(calm)),
  ],
])('a feed that answers with %s is read', async (_, answer) => {
  await using server = await serving((_request, response) => void answer(response));
  const look = await lookAtFeed(urlFeed(server.url));
  expect([look.sample.health, kindOf(look)]).toEqual(['healthy', 'page-fine']);
});

test.each([
  ['HTML', (response: ServerResponse) => response.end('<!doctype html><title>Sign in</title>'), 'feed-not-json'],
  ['nothing', (response: ServerResponse) => response.end(), 'feed-not-json'],
  ['no content', (response: ServerResponse) => response.writeHead(204).end(), 'feed-not-json'],
  ['half a JSON', (response: ServerResponse) => response.end(calm.subarray(0, 500)), 'feed-not-json'],
  [
    'less than it said',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': calm.length });
      response.write(calm.subarray(0, 500), () => response.destroy());
    },
    'feed-unreachable',
  ],
  ['a closed connection', (response: ServerResponse) => response.destroy(), 'feed-unreachable'],
  [
    'garbage in place of HTTP',
    (response: ServerResponse) => response.socket?.end('220 mail ready\r\n'),
    'feed-unreachable',
  ],
  ['status 503', (response: ServerResponse) => response.writeHead(503).end(calm), 'feed-refused'],
  ['status 404', (response: ServerResponse) => response.writeHead(404).end(calm), 'feed-refused'],
  ['status 304', (response: ServerResponse) => response.writeHead(304).end(), 'feed-refused'],
  [
    'a redirect to itself',
    (response: ServerResponse) => response.writeHead(302, { location: '/summary.json' }).end(calm),
    'feed-redirected',
  ],
  ['a flood', flood, 'feed-too-large'],
  [
    'a compressed flood',
    (response: ServerResponse) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000, ' '))),
    'feed-too-large',
  ],
  [
    'bad compression',
    (response: ServerResponse) => response.setHeader('content-encoding', 'gzip').end('no gzip'),
    'feed-unreachable',
  ],
] as const)('a feed that answers with %s is unknown', async (_, answer, kind) => {
  await using server = await serving((_request, response) => void answer(response));
  const look = await lookAtFeed(urlFeed(server.url));
  expect([look.sample.health, kindOf(look)]).toEqual(['unknown', kind]);
});

test.each([
  ['never answers', () => undefined],
  ['drips', drip],
  ['sends its head and nothing else', (response: ServerResponse) => response.flushHeaders()],
])('a feed that %s is unknown when its time is over', async (_, answer) => {
  await using server = await serving((_request, response) => answer(response));
  const begun = performance.now();
  const look = await lookAtFeed(urlFeed(server.url, shortly));
  expect([look.sample.health, kindOf(look), look.sample.why]).toEqual([
    'unknown',
    'feed-too-slow',
    'The feed did not come whole within 0.4 s.',
  ]);
  expect(performance.now() - begun).toBeLessThan(3000);
});

test('a redirect is not followed: nobody but the named address is asked', async () => {
  let asked = 0;
  await using elsewhere = await serving((_request, response) => {
    asked += 1;
    response.end(calm);
  });
  await using server = await serving((_request, response) =>
    response.writeHead(301, { location: elsewhere.url }).end(),
  );
  const look = await lookAtFeed(urlFeed(server.url));
  expect([kindOf(look), asked]).toEqual(['feed-redirected', 0]);
});

test.each([
  ['where nobody listens', await deadUrl(), 'ECONNREFUSED'],
  ['that fetch refuses to ask', 'http://127.0.0.1:1/summary.json', 'TypeError'],
  ['with a name that there is not', 'http://status.invalid/summary.json', /ENOTFOUND|EAI_AGAIN/u],
  ['with a password in it', 'http://dora:secret@127.0.0.1:1/summary.json', 'TypeError'],
  ['that is none', 'http://[', 'ERR_INVALID_URL'],
])('an address %s is unknown, and the sentence does not show it', async (_, url, code) => {
  const look = await lookAtFeed(urlFeed(url, { timeoutMs: 3000 }));
  expect(kindOf(look)).toMatch(/^feed-(?:unreachable|too-slow)$/u);
  if (kindOf(look) === 'feed-unreachable') expect(look.sample.why).toMatch(code);
  expect(JSON.stringify(look)).not.toMatch(/secret|summary/u);
});

test('a look ends at once when the watch is stopped', async () => {
  await using server = await serving(() => undefined);
  const stop = new AbortController();
  const look = lookAtFeed(urlFeed(server.url, { timeoutMs: 60_000 }), { stop: stop.signal });
  stop.abort();
  expect((await look).sample.health).toBe('unknown');
});
