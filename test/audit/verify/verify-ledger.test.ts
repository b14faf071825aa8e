import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { KeptHead } from '../../../src/audit/verify/kept-heads.ts';
import { verifyChain } from '../../../src/audit/verify/verify-ledger.ts';
import type { VerifyNews } from '../../../src/domain/proof.ts';
import { edit, place, stocked } from '../../store/files.ts';
import { rechain } from './tampered-ledger.ts';
import { headOf, look } from './verified-desk.ts';

/** A small desk's ledger, after it was changed: what a verification says of it. */
const newsAfter = async (sql: string, headsOf = (_head: KeptHead): readonly KeptHead[] => []) => {
  using files = place();
  await stocked(files.file);
  const head = await headOf(files.file);
  if (sql !== '') edit(files.file, sql);
  await using snapshot = look(files.file);
  const news: VerifyNews[] = [];
  for await (const one of verifyChain(snapshot, { heads: headsOf(head) })) news.push(one);
  return news.map((one) =>
    one.kind === 'wrong'
      ? [one.claim, one.where, one.row, one.column, one.how]
      : [one.kind, one.claim, one.kind === 'proven' ? one.count : one.because],
  );
};

const noHeads = ['unproven', 'heads', 'no-heads'];
const end = ['proven', 'end', 1];

describe('the chain of a ledger', () => {
  it('is proven event by event, and its end by what the desk remembers', async () => {
    expect(await newsAfter('')).toEqual([['proven', 'chain', 6], end, noHeads]);
  });

  it.each([
    ['an event that is missing', 'delete from event where seq = 3', ['chain', 'event', '3', null, 'missing']],
    [
      'an event before the first',
      `insert into event select -7, at, kind, actor, submission, ticket, ticket_key, body, hash from event where seq = 3`,
      ['chain', 'event', '-7', null, 'added'],
    ],
    ['a changed instant', `update event set at = 'x' where seq = 3`, ['chain', 'event', '3', 'hash', 'changed']],
    [
      'a changed hash, and not the event after it',
      `update event set hash = x'00' where seq = 3`,
      [...['chain', 'event', '3', 'hash', 'changed']],
    ],
    [
      'a changed key',
      `update event set ticket_key = 'y' where seq = 3`,
      ['chain', 'event', '3', 'ticket_key', 'changed'],
    ],
    [
      'a body that is no JSON',
      `update event set body = '{' where seq = 3`,
      ['chain', 'event', '3', 'body', 'malformed'],
    ],
    [
      'a body in other order',
      `update event set body = '{"b":1,"a":2}' where seq = 3`,
      [...['chain', 'event', '3', 'body', 'malformed']],
    ],
    ['another desk', `update meta set desk = 'another'`, ['chain', 'meta', null, 'desk', 'changed']],
  ])('names %s', async (_what, sql, wrong) => {
    expect(await newsAfter(sql)).toEqual([wrong, end, noHeads]);
  });

  it('ends where the desk says that it does: neither earlier nor later, nor otherwise', async () => {
    const proven = (count: number) => ['proven', 'chain', count];
    expect(await newsAfter('delete from event where seq > 4')).toEqual([
      ...[proven(4), ['end', 'event', '5', 'seq', 'missing'], noHeads],
    ]);
    expect(await newsAfter('update meta set ledger_seq = 5')).toEqual([
      ...[proven(6), ['end', 'event', '6', 'seq', 'added'], noHeads],
    ]);
    expect(await newsAfter(`update meta set ledger_hash = x'00'`)).toEqual([
      ...[proven(6), ['end', 'event', '6', 'hash', 'changed'], noHeads],
    ]);
  });
});

describe('heads that were kept elsewhere', () => {
  it('are proven by the chain; those of other desks prove nothing', async () => {
    const heads = (head: KeptHead) => [head, { ...head, desk: 'another' }, { ...head, seq: 0, hash: '0'.repeat(64) }];
    expect((await newsAfter('', heads)).slice(2)).toEqual([
      ['unproven', 'heads', 'other-desk'],
      ['proven', 'heads', 2],
    ]);
  });

  it('say that the desk is another one where none of them is of it', async () => {
    const heads = (head: KeptHead) => [{ ...head, desk: 'another' }];
    expect((await newsAfter('', heads)).slice(2)).toEqual([['heads', 'meta', null, 'desk', 'changed']]);
  });

  it('name the event that is changed where the head before it fits', async () => {
    using files = place();
    await stocked(files.file);
    const db = new Database(files.file);
    const kept = db
      .prepare<[], { seq: number; hash: Buffer; desk: string }>('select seq, hash, desk from event, meta')
      .all();
    const heads = kept.map(({ desk, seq, hash }) => ({ desk, seq, hash: hash.toString('hex') }));
    db.exec(`update event set actor = 'nobody' where seq = 4`);
    rechain(db);
    db.close();
    await using snapshot = look(files.file);
    const news: VerifyNews[] = [];
    for await (const one of verifyChain(snapshot, { heads })) news.push(one);
    expect(news).toMatchObject([
      { kind: 'proven', claim: 'chain' },
      { kind: 'proven', claim: 'end' },
      { kind: 'wrong', claim: 'heads', where: 'event', row: '4', column: 'hash', how: 'changed' },
    ]);
  });
});
