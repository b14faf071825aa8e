import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HeadOptions, ledgerHead } from '../../src/cli/ledger/head.ts';
import { serve } from '../queue/ways/server.ts';
import { edit } from '../store/files.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';
import { databaseOf } from './ledger-desk.ts';

let desk = '';
const token = 's3cret-token';

beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
});
afterAll(() => removeDesk(desk));

const head = (options: Partial<HeadOptions>) =>
  runWith({ desk, json: true, env: { AUDIT_TOKEN: token, EMPTY: ' ', BAD: 'a\nb' } }, (call) =>
    ledgerHead(call, { timeout: '10', ...options }),
  );

describe('ozma ledger head --post', () => {
  it('posts the document that it prints, with the token that was named', async () => {
    await using server = await serve((response) => response.writeHead(201).end('{"received":true}'));
    const { status, out, err } = await head({ post: server.url, tokenEnv: 'AUDIT_TOKEN' });
    const [asked] = server.asked;
    expect(status).toBe(0);
    expect(err).toContain('/repairs: 201');
    expect(JSON.parse(asked?.body ?? '')).toEqual(documentsIn(out)[0]);
    expect(asked).toMatchObject({
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
  });

  it('sends no token unasked', async () => {
    await using server = await serve((response) => response.writeHead(204).end());
    expect(await head({ post: server.url })).toMatchObject({ status: 0 });
    expect(server.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('says what was answered in place of 2xx, on one line, without the token', async () => {
    const said = `not you\n\u001B[31m ${token} ${'x'.repeat(100_000)}`;
    await using server = await serve((response) => response.writeHead(403).end(said));
    const { status, err } = await head({ post: server.url, tokenEnv: 'AUDIT_TOKEN' });
    expect(status).toBe(3);
    expect(err).toContain('it answered 403: not you');
    expect(err).not.toContain(token);
    expect(err.length).toBeLessThan(600);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    await using server = await serve((response) => response.writeHead(307, { location: '/elsewhere' }).end());
    expect(await head({ post: server.url })).toMatchObject({
      status: 3,
      err: expect.stringContaining('a redirect: /elsewhere; none is followed'),
    });
    expect(server.asked).toHaveLength(1);
  });

  it('gives up at the end of its time, be it that no answer comes or that it drips', async () => {
    await using silent = await serve(() => undefined);
    await using dripping = await serve((response) => void response.writeHead(200).write('{'));
    for (const { url } of [silent, dripping]) {
      const { status, err } = await head({ post: url, timeout: '0.2' });
      expect(status).toBe(3);
      expect(err).toContain('no answer within 0.2 s');
    }
  });

  it('says that nobody answers', async () => {
    const gone = await serve(() => undefined);
    await gone[Symbol.asyncDispose]();
    expect(await head({ post: gone.url })).toMatchObject({ status: 3, err: expect.stringContaining('ECONNREFUSED') });
  });

  it('keeps before it posts, and posts nothing where a kept head is lost', async () => {
    await using server = await serve((response) => response.writeHead(500).end());
    const append = join(dirname(desk), 'heads.jsonl');
    expect(await head({ append, post: server.url })).toMatchObject({ status: 3 });
    const kept = readFileSync(append, 'utf8');
    expect(documentsIn(kept)).toHaveLength(1);
    const database = databaseOf(desk);
    edit(database, `update event set hash = zeroblob(32) where seq = (select max(seq) from event)`);
    expect(await head({ append, post: server.url })).toMatchObject({ status: 1 });
    expect(server.asked).toHaveLength(1);
  });

  it.each<readonly [string, Partial<HeadOptions>]>([
    ['no address', { post: 'audit' }],
    ['an address of another kind', { post: 'file:///etc/passwd' }],
    ['a password in the address', { post: 'https://kay:pw@audit.example/' }],
    ['a token for nobody', { tokenEnv: 'AUDIT_TOKEN' }],
    ['a token that is not there', { post: 'https://audit.example/', tokenEnv: 'NOBODY' }],
    ['an empty token', { post: 'https://audit.example/', tokenEnv: 'EMPTY' }],
    ['a token of two lines', { post: 'https://audit.example/', tokenEnv: 'BAD' }],
    ['no time', { post: 'https://audit.example/', timeout: '0' }],
    ['an endless time', { post: 'https://audit.example/', timeout: '1e9' }],
    ['a time that is none', { post: 'https://audit.example/', timeout: '' }],
  ])('refuses a call with %s', async (_, options) => {
    await expect(head(options)).rejects.toMatchObject({ code: 'usage' });
  });
});
