import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTellAsOf } from '../../../src/audit/verify/told-by-ledger.ts';
import { everySubmission, type RecordedSubmission } from '../../../src/store/reads.ts';
import { collect } from '../../store/builders.ts';
import { liveOn, seeded } from './random-history.ts';
import { headOf, type Judged, look, openCopy, openJudged, provenIn, verified, wrongIn } from './verified-desk.ts';

let desk: Judged;
beforeAll(async () => {
  desk = await openJudged();
});
afterAll(() => desk[Symbol.asyncDispose]());

const withoutPlaces = (recorded: readonly RecordedSubmission[]) =>
  recorded.map((one) => ({
    ...one,
    repairs: one.repairs.map((repair) => (repair === null ? null : { ...repair, queuePlace: null })),
  }));

/** Submissions as the ledger tells them as of an event. */
const toldAsOf = async (file: string, upTo: number) => {
  await using snapshot = look(file);
  const tell = await openTellAsOf(snapshot);
  const told = await tell(await collect(snapshot.judgements(everySubmission)), upTo);
  return told.map((one) => one?.recorded);
};

describe('a desk that nobody tampered with', { timeout: 90_000 }, () => {
  it('is wholly proven as it was judged', async () => {
    const news = await verified(desk.file, [await headOf(desk.file)]);
    expect(wrongIn(news)).toEqual([]);
    expect(provenIn(news)).toEqual(['chain', 'end', 'heads', 'evidence', 'tables']);
  });

  it('is wholly proven after whatever happened, and its ledger tells how it stood before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const file = await desk.copy();
        let before: readonly RecordedSubmission[] = [];
        let seq = 0;
        {
          await using store = openCopy(file);
          const between = async () => {
            before = await collect(store.reads.submissions(everySubmission));
            seq = (await store.reads.figures()).ledger.seq;
          };
          await liveOn(store, seeded(seed), { steps: 60, judgedAt: desk.judgedAt, between });
        }
        const head = await headOf(file);
        const news = await verified(file, [head]);
        expect(wrongIn(news)).toEqual([]);
        expect(provenIn(news)).toEqual(['chain', 'end', 'heads', 'evidence', 'tables']);
        expect(await toldAsOf(file, seq)).toEqual(withoutPlaces(before));
        {
          await using snapshot = look(file);
          const now = await collect(snapshot.reads.submissions(everySubmission));
          expect(await toldAsOf(file, head.seq)).toEqual(withoutPlaces(now));
        }
      }),
      { numRuns: 20 },
    );
  });
});
