import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { RepairOutcome } from '../../../src/domain/repair.ts';
import { version } from '../../../src/version.ts';
import { aTask, openBunnyWay, unhurried } from './build.ts';
import { type Server, serve } from './server.ts';

const fault = (why: string, afterMs: number | null = null): RepairOutcome => ({ kind: 'fault', why, afterMs });
const fulfilled: RepairOutcome = { kind: 'fulfilled', note: null };

const done = (response: ServerResponse) => response.end('{"outcome":"fulfilled"}');

const perform = async (url: string, timeLimitMs = 10_000): Promise<RepairOutcome> => {
  await using ways = openBunnyWay('/nowhere', { way: 'http', url, tokenEnv: null, timeLimitMs });
  return await ways.perform(aTask(), unhurried());
};

const keysOf = (server: Server) => server.asked.map(({ headers }) => headers['idempotency-key']);

test('a service gets the task as JSON under its key and answers the outcome', async () => {
  await using server = await serve((response) => response.writeHead(201).end('{"outcome":"fulfilled","note":"fed"}'));
  await using ways = openBunnyWay(
    '/nowhere',
    { way: 'http', url: server.url, tokenEnv: 'GRID_TOKEN', timeLimitMs: 10_000 },
    { GRID_TOKEN: 'open sesame' },
  );
  expect(await ways.perform(aTask(), unhurried())).toEqual({ kind: 'fulfilled', note: 'fed' });
  const [asked] = server.asked;
  expect(server.asked.length).toBe(1);
  expect(asked?.method).toBe('POST');
  expect(JSON.parse(asked?.body ?? '')).toEqual(aTask());
  expect(asked?.headers).toMatchObject({
    'content-type': 'application/json',
    'idempotency-key': aTask().idempotencyKey,
    'user-agent': `ozma/${version()}`,
    authorization: 'Bearer open sesame',
  });
});

const answers: readonly (readonly [
  what: string,
  answer: (response: ServerResponse) => void,
  outcome: RepairOutcome,
])[] = [
  [
    'an answer to come again',
    (response) => response.end('{"outcome":"retry","why":"busy","after":60}'),
    { kind: 'retry', why: 'busy', afterMs: 60_000 },
  ],
  [
    'no body',
    (response) => response.writeHead(204).end(),
    fault('the service answered no outcome: expected an outcome, found nothing'),
  ],
  [
    'a page',
    (response) => response.end('<html>fine</html>'),
    fault('the service answered no outcome: expected one JSON document; it said: <html>fine</html>'),
  ],
  [
    'a refusal',
    (response) => response.writeHead(422).end('no\u001b[31m such\n pet'),
    fault('the service answered with status 422: no\\u{1B}[31m such pet'),
  ],
  [
    'a refusal of 1 MB',
    (response) => response.writeHead(400).end('x'.repeat(1_000_000)),
    fault(`the service answered with status 400: ${'x'.repeat(300)}…`),
  ],
  [
    'more than 64 KiB',
    (response) => response.end(`{"outcome":"fulfilled","note":"${'x'.repeat(70_000)}"}`),
    fault('the service answered more than 65536 bytes'),
  ],
  [
    'a body that has no end',
    (response) => {
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
    },
    fault('the service answered more than 65536 bytes'),
  ],
  ['a connection that breaks', (response) => response.destroy(), fault('the service gave no answer: socket hang up')],
  [
    'half an answer',
    (response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"outcome":', () => response.destroy());
    },
    fault('the service gave no answer: aborted'),
  ],
];

test.each(answers)('a service that answers with %s', async (_, answer, outcome) => {
  await using server = await serve(answer);
  expect(await perform(server.url)).toEqual(outcome);
  expect(server.asked.length).toBe(1);
});

test('a redirect is a fault and is not followed', async () => {
  await using elsewhere = await serve(done);
  await using server = await serve((response) => response.writeHead(307, { Location: elsewhere.url }).end());
  expect(await perform(server.url)).toEqual(
    fault(`the service answered with a redirect (307: ${elsewhere.url}); none is followed`),
  );
  expect(elsewhere.asked).toEqual([]);
});

test.each([429, 500, 502, 503, 504])(
  'status %i is asked again under the same key, after Retry-After',
  async (status) => {
    await using server = await serve((response, index) => {
      if (index < 2) response.writeHead(status, { 'Retry-After': '0' }).end('later');
      else done(response);
    });
    expect(await perform(server.url)).toEqual(fulfilled);
    expect(keysOf(server)).toEqual(Array(3).fill(aTask().idempotencyKey));
  },
);

test('Retry-After of a second is waited for', async () => {
  await using server = await serve((response, index) => {
    if (index === 0) response.writeHead(429, { 'Retry-After': '1' }).end();
    else done(response);
  });
  const began = performance.now();
  expect(await perform(server.url)).toEqual(fulfilled);
  expect(performance.now() - began).toBeGreaterThan(990);
});

test('a Retry-After beyond the time limit is left to the queue', async () => {
  await using server = await serve((response) => response.writeHead(503, { 'Retry-After': '120' }).end('resting'));
  const began = performance.now();
  expect(await perform(server.url, 20_000)).toEqual(fault('the service answered with status 503: resting', 120_000));
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(server.asked.length).toBe(1);
});

test('Retry-After as a date says the same', async () => {
  const at = new Date(Date.now() + 3_600_000).toUTCString();
  await using server = await serve((response) => response.writeHead(429, { 'Retry-After': at }).end());
  const outcome = await perform(server.url, 20_000);
  const afterMs = outcome.kind === 'fault' ? (outcome.afterMs ?? 0) : 0;
  expect(afterMs).toBeGreaterThan(3_500_000);
  expect(afterMs).toBeLessThanOrEqual(3_600_000);
});

test('a service that stays unwell is asked four times and then is a fault', async () => {
  await using server = await serve((response) => response.writeHead(500, { 'Retry-After': '0' }).end('oh'));
  expect(await perform(server.url)).toEqual(fault('the service answered with status 500 after 4 requests: oh', 0));
  expect(server.asked.length).toBe(4);
});

test.each([
  ['says nothing', () => undefined],
  [
    'drips',
    (response: ServerResponse) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
  ],
])('a service that %s is a fault when the time is up', async (_, answer) => {
  await using server = await serve(answer);
  const began = performance.now();
  expect(await perform(server.url, 400)).toEqual(fault('no answer within 0.4 s'));
  expect(performance.now() - began).toBeLessThan(3000);
});

test('an attempt that is called off ends while it asks', async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  await using server = await serve(() => arrive());
  await using ways = openBunnyWay('/nowhere', { way: 'http', url: server.url, tokenEnv: null, timeLimitMs: 60_000 });
  const calledOff = new AbortController();
  const outcome = ways.perform(aTask(), calledOff.signal);
  await arrived;
  calledOff.abort();
  expect(await outcome).toEqual(fault('aborted'));
});

test('an attempt that waits to ask again ends with the ways', async () => {
  const { promise: refused, resolve: refuse } = Promise.withResolvers<void>();
  await using server = await serve((response) => response.writeHead(429, { 'Retry-After': '30' }).end(() => refuse()));
  const ways = openBunnyWay('/nowhere', { way: 'http', url: server.url, tokenEnv: null, timeLimitMs: 60_000 });
  const outcome = ways.perform(aTask(), unhurried());
  await refused;
  await ways[Symbol.asyncDispose]();
  expect(await outcome).toEqual(fault('aborted'));
});

test('nobody at the address is a fault', async () => {
  const gone = await serve(done);
  await gone[Symbol.asyncDispose]();
  expect(await perform(gone.url)).toMatchObject({
    kind: 'fault',
    why: expect.stringMatching(/^the service gave no answer: .*ECONNREFUSED/),
  });
});

test('a token that is not set is a fault that names its variable', async () => {
  await using server = await serve(done);
  const way = { way: 'http', url: server.url, tokenEnv: 'GRID_TOKEN', timeLimitMs: 10_000 } as const;
  await using ways = openBunnyWay('/nowhere', way, {});
  expect(await ways.perform(aTask(), unhurried())).toEqual(
    fault('the environment variable GRID_TOKEN, which tokenEnv names, is not set'),
  );
  expect(server.asked).toEqual([]);
});

test('a service that repeats the token it was sent does not bring it into the ledger', async () => {
  await using server = await serve((response) => response.writeHead(401).end('bad token hunter2hunter2'));
  const way = { way: 'http', url: server.url, tokenEnv: 'GRID_TOKEN', timeLimitMs: 10_000 } as const;
  await using ways = openBunnyWay('/nowhere', way, { GRID_TOKEN: 'hunter2hunter2' });
  expect(await ways.perform(aTask(), unhurried())).toEqual(fault('the service answered with status 401: bad token …'));
});
