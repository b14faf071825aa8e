import { createServer, type ServerResponse } from 'node:http';

/** How the feed answers: well, with trouble, or with what says nothing of the platform. */
export type Mood = 'up' | 'down' | 'html' | 'truncated' | 'drip' | 'refused';

/** A status feed that others flap. */
export type Feed = AsyncDisposable & {
  readonly url: string;
  readonly turn: (mood: Mood) => void;
  /** How often it was looked at. */
  readonly looks: () => number;
};

const drip = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const dripping = setInterval(() => response.write(' '), 200);
  response.once('close', () => clearInterval(dripping));
};

const answer = (mood: Mood, response: ServerResponse): void => {
  switch (mood) {
    case 'up':
    case 'down':
      response.end(JSON.stringify({ grid: mood }));
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>All systems operational</body></html>');
      return;
    case 'truncated':
      response.end('{"grid":"u');
      return;
    case 'drip':
      drip(response);
      return;
    case 'refused':
      response.socket?.destroy();
  }
};

/** Opens a feed on a port of its own of this machine. */
export const openFeed = async (): Promise<Feed> => {
  let mood: Mood = 'up';
  let looks = 0;
  const server = createServer((_request, response) => {
    looks += 1;
    answer(mood, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return {
    url: `http://127.0.0.1:${port}/`,
    turn: (next) => {
      mood = next;
    },
    looks: () => looks,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** What a desk's file says to watch a feed closely: a troubled look pauses, a healthy one and a quiet second end that. */
export const watching = (url: string): string =>
  `stability:
  feeds: [{ name: grid, format: json, url: '${url}', value: /grid, healthy: [up], troubled: [down], every: 1, timeout: 1.5 }]
  bad: 1
  of: 1
  good: 1
  quiet: 1
`;
