import type Database from 'better-sqlite3';
import type { EventKind } from '../../../src/domain/event.ts';
import type { SubmissionId } from '../../../src/domain/ids.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { chainStart, eventHash } from '../../../src/store/chain.ts';
import type { Choose } from './random-history.ts';
import type { Tampered } from './tampered-rows.ts';

type Row = {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: EventKind;
  readonly actor: string;
  readonly submission: SubmissionId | null;
  readonly ticket: string | null;
  readonly body: string;
};

const seqsOf = (db: Database.Database): readonly number[] =>
  db.prepare<[], number>('select seq from event order by seq').pluck().all();

const chosen = (db: Database.Database, choose: Choose): number => {
  const seqs = seqsOf(db);
  return seqs[choose(seqs.length)] ?? 1;
};

const bodyAt = (db: Database.Database, seq: number): string =>
  db.prepare<[number], string>('select body from event where seq = ?').pluck().get(seq) ?? '';

const setBody = (db: Database.Database, seq: number, body: string): void => {
  db.prepare('update event set body = ? where seq = ?').run(body, seq);
};

/** Swaps the bodies of two events. */
export const swapBodies = (db: Database.Database, choose: Choose): Tampered => {
  const [one, other] = [chosen(db, choose), chosen(db, choose)];
  const [first, second] = [bodyAt(db, one), bodyAt(db, other)];
  if (first === second) return null;
  setBody(db, one, second);
  setBody(db, other, first);
  return { table: 'event', what: `swapped the bodies of ${one} and ${other}` };
};

/** Changes one byte of an event's body. */
export const changeByte = (db: Database.Database, choose: Choose): Tampered => {
  const seq = chosen(db, choose);
  const body = Buffer.from(bodyAt(db, seq));
  const at = choose(body.length);
  body[at] = (body[at] ?? 0) === 0x61 ? 0x62 : 0x61;
  setBody(db, seq, body.toString());
  return { table: 'event', what: `changed byte ${at} of ${seq}` };
};

/** Gives an event another number, and all after it, so that there is no gap. */
export const renumber = (db: Database.Database, choose: Choose): Tampered => {
  const seq = chosen(db, choose);
  db.prepare('update event set seq = -seq where seq >= ?').run(seq);
  db.prepare('update event set seq = 1 - seq where seq < 0').run();
  db.prepare('update meta set ledger_seq = ledger_seq + 1').run();
  return { table: 'event', what: `moved ${seq} and what follows on by one` };
};

/** Cuts the newest events away, and has the desk believe that there were no others. */
export const cutTail = (db: Database.Database, choose: Choose): Tampered => {
  const seqs = seqsOf(db);
  const left = seqs.length - 1 - choose(Math.min(20, seqs.length - 1));
  db.prepare('delete from event where seq > ?').run(left);
  db.prepare('update meta set ledger_seq = ?, ledger_hash = (select hash from event where seq = ?)').run(left, left);
  return { table: 'event', what: `cut after ${left}` };
};

/** Computes the whole chain of a database anew, and its head. */
export const rechain = (db: Database.Database): void => {
  const rows = db
    .prepare<[], Row>('select seq, at, kind, actor, submission, ticket, body from event order by seq')
    .all();
  const update = db.prepare('update event set hash = ? where seq = ?');
  let previous = chainStart;
  for (const row of rows) {
    previous = eventHash(previous, row.seq, row, row.body);
    update.run(previous, row.seq);
  }
  db.prepare('update meta set ledger_seq = ?, ledger_hash = ?').run(rows.length, previous);
};

/** Changes what an event says and computes the whole chain anew; answers the number of that event. */
export const recompute = (db: Database.Database, choose: Choose): number => {
  const seq = chosen(db, choose);
  db.prepare(`update event set actor = actor || 'x' where seq = ?`).run(seq);
  rechain(db);
  return seq;
};
