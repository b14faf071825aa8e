import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ledgerHead } from '../../src/cli/ledger/head.ts';
import type { LedgerEvent } from '../../src/domain/event.ts';
import { chainStart, eventHash } from '../../src/store/chain.ts';
import { runWith } from './desk.ts';

/** The database of a desk. */
export const databaseOf = (desk: string): string => join(desk, 'ozma.db');

/** Runs `ozma ledger head --append`, and answers what came of it. */
export const keep = (desk: string, file: string, json = false) =>
  runWith({ desk, json }, (call) => ledgerHead(call, { append: file, timeout: '10' }));

type Row = Omit<LedgerEvent, 'body' | 'hash'> & { readonly body: string };

const selectAll = 'select seq, at, kind, actor, submission, ticket, body from event order by seq';

/** Computes the whole chain of a desk anew, as somebody would who has changed an event and knows how ozma works. */
export const computeChainAnew = (file: string): void => {
  const db = new Database(file);
  const update = db.prepare<[Buffer, number]>('update event set hash = ? where seq = ?');
  let [seq, previous] = [0, chainStart];
  for (const row of db.prepare<[], Row>(selectAll).all()) {
    previous = eventHash(previous, row.seq, row, row.body);
    seq = row.seq;
    update.run(previous, seq);
  }
  db.prepare<[number, Buffer]>('update meta set ledger_seq = ?, ledger_hash = ?').run(seq, previous);
  db.close();
};
