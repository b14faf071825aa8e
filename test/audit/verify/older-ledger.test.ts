import Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { openTellAsOf } from '../../../src/audit/verify/told-by-ledger.ts';
import { everySubmission } from '../../../src/store/reads.ts';
import { collect } from '../../store/builders.ts';
import { liveOn, seeded } from './random-history.ts';
import { rechain } from './tampered-ledger.ts';
import { headOf, look, openCopy, openJudged, provenIn, verified, wrongIn } from './verified-desk.ts';

/** What the events of before said less, by their kinds. */
const younger: Readonly<Record<string, readonly string[]>> = {
  'submission-judged': [
    ...['ownerId', 'ticketStatus', 'openedAt', 'instructedAt', 'expected', 'policy', 'arrival', 'trace', 'rules'],
    'detained',
  ],
  'repairs-queued': ['repairs'],
  'instruction-given': ['givenBy'],
  'ticket-changed': ['instructedAt'],
  'pause-opened': ['scopeKey'],
};

const olderBody = (kind: string, text: string): string => {
  const body = JSON.parse(text);
  for (const key of younger[kind] ?? []) delete body[key];
  for (const item of kind === 'submission-judged' ? body.items : []) delete item.name;
  for (const one of body.hashes ?? []) delete one.bytes;
  return canonicalize(body) ?? '';
};

/** Makes a database say what an ozma of before would have said. */
const makeOlder = (file: string): void => {
  const db = new Database(file);
  const update = db.prepare('update event set body = ? where seq = ?');
  const rows = db.prepare<[], { seq: number; kind: string; body: string }>('select seq, kind, body from event').all();
  for (const { seq, kind, body } of rows) update.run(olderBody(kind, body), seq);
  db.exec('delete from arrival; delete from policy;');
  rechain(db);
  db.close();
};

describe('a ledger that an older ozma wrote', { timeout: 90_000 }, () => {
  it('proves what it tells, and says of the rest that it was not recorded then', async () => {
    await using desk = await openJudged();
    for (const seed of [1, 20, 31]) {
      const file = await desk.copy();
      {
        await using store = openCopy(file);
        await liveOn(store, seeded(seed), { steps: 150, judgedAt: desk.judgedAt });
      }
      makeOlder(file);
      const news = await verified(file, [await headOf(file)]);
      expect(wrongIn(news)).toEqual([]);
      expect(provenIn(news)).toEqual(['chain', 'end', 'heads', 'tables']);
      const unproven = news.filter((one) => one.kind === 'unproven' && one.because === 'not-recorded-then');
      const of = unproven.flatMap((one) => (one.kind === 'unproven' ? one.of : []));
      expect(of).toEqual(expect.arrayContaining(['submission.expected', 'item.name', 'trace', 'arrival', 'policy']));
    }
  });

  it('leaves what it cannot tell of a submission out, and names it', async () => {
    await using desk = await openJudged();
    const file = await desk.copy();
    makeOlder(file);
    await using snapshot = look(file);
    const tell = await openTellAsOf(snapshot);
    const told = await tell(await collect(snapshot.judgements(everySubmission)), snapshot.head.seq);
    const accepted = told.find((one) => one?.recorded.verdict === 'accepted');
    expect(accepted?.untold).toEqual([
      ...['owner-id', 'ticket-status', 'opened-at', 'instructed-at', 'expected', 'item-name', 'is-detained', 'trace'],
      'repair-number',
    ]);
    expect(accepted?.recorded).toMatchObject({ statusNow: 'Pending-Item sent to Ozma', trace: { subjects: [] } });
  });
});
