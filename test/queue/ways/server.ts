import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request as a service received it. */
type Asked = {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A service of a test's own on this machine, and what it was asked so far. */
export type Server = AsyncDisposable & { readonly url: string; readonly asked: readonly Asked[] };

/** Starts a service; `answer` is told the how-manieth request it is, from 0. */
export const serve = async (answer: (response: ServerResponse, index: number) => void): Promise<Server> => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    response.on('error', () => undefined);
    const body = await text(request);
    asked.push({ method: request.method, headers: request.headers, body });
    answer(response, asked.length - 1);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/repairs`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
