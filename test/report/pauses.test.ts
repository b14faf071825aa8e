import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { PauseScope } from '../../src/domain/pause.ts';
import { pausesReport } from '../../src/report/pauses.ts';
import type { KeptFolder, QueueWaits, RecordedPause } from '../../src/store/report-reads.ts';

const second = (seconds: number): Instant => instantAt(seconds * 1000);
const now = second(1000);
const always = { from: null, to: null };

const pause = (from: number, to: number | null, over: Partial<RecordedPause> = {}): RecordedPause => ({
  ...{ id: 1, kind: 'operator', source: null, scope: { kind: 'desk' }, scopeKey: '', who: 'Ada', why: 'a look' },
  ...{ since: second(from), until: null, evidence: {}, stage: 'holding' },
  ended: to === null ? null : { at: second(to), by: 'Ada', why: 'done' },
  ...over,
});

const waits = (...stretches: readonly (readonly [number, number | null])[]): QueueWaits => ({
  ...{ ticketKey: 't-1', ownerKey: 'dora', itemKind: 'bunny' },
  stretches: stretches.map(([from, to]) => ({ from: second(from), to: to === null ? null : second(to) })),
});

async function* onePage<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows;
}

const costs = async (
  pauses: readonly RecordedPause[],
  { repairs = [], folders = [] }: { repairs?: readonly QueueWaits[]; folders?: readonly KeptFolder[] },
  range: { from: Instant | null; to: Instant | null } = always,
) => {
  const reads = {
    pausesWithin: async () => pauses,
    queueWaits: () => onePage(repairs),
    keptFolders: () => onePage(folders),
  };
  const told = (await pausesReport(reads, { range, timeZone: 'UTC', now })).pauses;
  return told.map(({ seconds, repairs: count, waitedSeconds, folders: kept }) => [seconds, count, waitedSeconds, kept]);
};

describe('what a pause cost', () => {
  const folder: KeptFolder = {
    ...{ ticketKey: 't-1', ownerKey: 'dora', itemKinds: ['bunny', 'nest'], from: second(10), to: null },
  };

  it.each([
    [{ kind: 'desk' }, '', 1],
    [{ kind: 'ticket', ticket: 'T-1' }, 't-1', 1],
    [{ kind: 'ticket', ticket: 'T-2' }, 't-2', 0],
    [{ kind: 'owner', owner: 'Dora' }, 'dora', 1],
    [{ kind: 'owner', owner: 'Ember' }, 'ember', 0],
    [{ kind: 'item-kind', itemKind: 'bunny' }, 'bunny', 1],
    [{ kind: 'item-kind', itemKind: 'cage' }, 'cage', 0],
  ] as const satisfies readonly (readonly [PauseScope, string, number])[])(
    'is what it stopped: %j',
    async (scope, scopeKey, times) => {
      const scoped = pause(0, 100, { scope, scopeKey });
      expect(await costs([scoped], { repairs: [waits([90, null])], folders: [folder] })).toEqual([
        [100, times, times * 10, times],
      ]);
    },
  );

  it('counts a repair once that waited twice in it', async () => {
    expect(await costs([pause(0, 100)], { repairs: [waits([10, 20], [30, 35]), waits([100, 200])] })).toEqual([
      [100, 1, 15, 0],
    ]);
  });

  it('ends with its time, though nobody has ended it yet, and not before now', async () => {
    const waiting = { repairs: [waits([0, null])] };
    expect(await costs([pause(0, null, { until: second(40) }), pause(900, null)], waiting)).toEqual([
      [40, 1, 40, 0],
      [100, 1, 100, 0],
    ]);
    expect(await costs([pause(2000, null)], waiting)).toEqual([[0, 0, 0, 0]]);
  });

  it('adds up to the seconds in which each repair waited and the pause was in force', async () => {
    const span = fc
      .tuple(fc.nat(80), fc.integer({ min: 1, max: 30 }))
      .map(([from, length]) => [from, from + length] as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(span, { maxLength: 5 }),
        fc.array(span, { maxLength: 5 }),
        span,
        async (pauses, repairs, asked) => {
          const seconds = Array.from({ length: 120 }, (_, one) => one);
          const holds = ([from, to]: readonly [number, number], one: number) => from <= one && one < to;
          const each = pauses.map((of) => {
            const inForce = seconds.filter((one) => holds(of, one) && holds(asked, one));
            const waited = repairs.map((repair) => inForce.filter((one) => holds(repair, one)).length);
            return [
              inForce.length,
              waited.filter((one) => one > 0).length,
              waited.reduce((sum, one) => sum + one, 0),
              0,
            ];
          });
          const range = { from: second(asked[0]), to: second(asked[1]) };
          const told = await costs(
            pauses.map(([from, to]) => pause(from, to)),
            { repairs: repairs.map((one) => waits(one)) },
            range,
          );
          expect(told).toEqual(each);
        },
      ),
    );
  });
});
