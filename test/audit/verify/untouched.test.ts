import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskAtHand } from '../../../src/audit/verify/expected-rows.ts';
import type { VerifyNews } from '../../../src/domain/proof.ts';
import {
  deskAtHand,
  everyExport,
  exportInto,
  makePlace,
  makeSampleDesk,
  newsOf,
  ozma,
  removePlace,
  wrongOf,
} from './exports.ts';

const names = Object.keys(everyExport);
let place = '';
let desk = '';
let before: DeskAtHand;
let after: DeskAtHand;

/** A held folder is accepted and a repair finished: a ticket's status, verdicts and places change. */
const moveOn = async (): Promise<void> => {
  const { out } = await ozma('--desk', desk, '--json', 'held', 'list');
  const [held] = out.split('\n').map((line) => (line === '' ? {} : JSON.parse(line)));
  const accepted = await ozma('--desk', desk, 'held', 'accept', held.submission, '--by', 'Ada', '--why', 'I asked');
  const { out: claimed } = await ozma('--desk', desk, '--json', 'queue', 'claim', '--by', 'Ada');
  const [claim] = claimed.split('\n').map((line) => (line === '' ? {} : JSON.parse(line)));
  const finished = await ozma(
    '--desk',
    desk,
    'queue',
    'finish',
    `${claim.repair}`,
    '--token',
    claim.token,
    '--outcome',
    'fulfilled',
  );
  if (accepted.status + finished.status !== 0) throw new Error(accepted.err + finished.err);
};

beforeAll(async () => {
  place = await makePlace();
  desk = await makeSampleDesk(place);
  await Promise.all(Object.entries(everyExport).map(([name, flags]) => exportInto(desk, join(place, name), flags)));
  before = await deskAtHand(desk);
  await moveOn();
  after = await deskAtHand(desk);
}, 120_000);
afterAll(async () => {
  await before.snapshot[Symbol.asyncDispose]();
  await after.snapshot[Symbol.asyncDispose]();
  await removePlace(place);
});

const unprovenIn = (news: readonly VerifyNews[]): readonly string[] =>
  news.flatMap((one) => (one.kind === 'unproven' ? [`${one.claim} ${one.because}`] : []));

describe.each(names)('the untouched export %s', (name) => {
  it('passes by itself', async () => {
    expect(await wrongOf(join(place, name))).toEqual([]);
  });

  it('passes against its desk', async () => {
    expect(await wrongOf(join(place, name), { desk: before })).toEqual([]);
  });

  it('passes after the desk has moved on', async () => {
    expect(before.snapshot.head.seq).toBeLessThan(after.snapshot.head.seq);
    expect(await wrongOf(join(place, name), { desk: after })).toEqual([]);
  });
});

describe('what is proven of an untouched export', () => {
  it('is every row and every column while the desk is as it was', async () => {
    const news = await newsOf(join(place, 'manifest'), { desk: before });
    expect(unprovenIn(news)).toEqual(['seal no-seal']);
    const rows = news.find((one) => one.kind === 'proven' && one.claim === 'rows');
    const inLedger = news.find((one) => one.kind === 'proven' && one.claim === 'rows-in-ledger');
    expect(rows).toMatchObject({ count: expect.any(Number) });
    expect(inLedger).toMatchObject({ count: rows?.kind === 'proven' ? rows.count : -1 });
  });

  it('is every column but the places in the queue once the desk has moved on', async () => {
    const news = await newsOf(join(place, 'manifest'), { desk: after });
    expect(unprovenIn(news)).toEqual(['rows-in-ledger moved-on', 'seal no-seal']);
    expect(news).toContainEqual(expect.objectContaining({ because: 'moved-on', of: ['queue_place'] }));
  });
});
