import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import type { RepairOutcome, RetryPolicy } from '../../src/domain/repair.ts';
import type { Landed } from '../../src/queue/flights.ts';
import type { RepairNews } from '../../src/queue/news.ts';
import { recordEnds } from '../../src/queue/record-ends.ts';
import type { Altered, Finish, Finished } from '../../src/store/queue-store.ts';
import { claimOf } from './claims.ts';

const now = instantAt(1000);
const retry: RetryPolicy = { attempts: 3, firstMs: 1000, mostMs: 9000 };
const fulfilled: RepairOutcome = { kind: 'fulfilled', note: null };
const fault: RepairOutcome = { kind: 'fault', why: 'it broke', afterMs: null };

const ended = (repair: number, outcome: RepairOutcome = fulfilled): Landed => ({
  claim: claimOf(repair),
  end: { kind: 'outcome', outcome },
});
const altered = (repair: number): Landed => ({
  claim: claimOf(repair),
  end: { kind: 'altered', found: 'c'.repeat(64) },
});
const workOf = ({ claim }: Landed) => claim.work;

type Answers = { readonly finished?: readonly Finished[] | Error; readonly held?: readonly (boolean | Error)[] };

/** Records what landed in a store that answers so. */
const record = async (landed: readonly Landed[], { finished = [], held = [] }: Answers) => {
  const [finishes, withdrawn, news, back]: [Finish[][], Altered[], RepairNews[], Landed[]] = [[], [], [], []];
  const recorded = recordEnds(
    {
      store: {
        finishClaims: async (some) => {
          finishes.push([...some]);
          if (finished instanceof Error) throw finished;
          return finished;
        },
        withdrawAltered: async (one) => {
          const answer = held[withdrawn.push(one) - 1] ?? false;
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
      flights: { take: () => landed, putBack: (all) => void back.push(...all) },
      retry,
      onNews: (one) => void news.push(one),
    },
    now,
  );
  const result = await recorded.catch((error: unknown) => error);
  return { result, finishes, withdrawn, news, back };
};

describe('the ends of attempts', () => {
  it('are recorded all at once, and each is told as the store took it', async () => {
    const landed = [ended(1), ended(2, fault), ended(3, fault), ended(4)];
    const finished: readonly Finished[] = [
      { kind: 'finished' },
      { kind: 'postponed', notBefore: now, isCounted: true },
      { kind: 'escalated' },
      { kind: 'refused', why: 'already-finished' },
    ];
    const { result, finishes, news, back } = await record(landed, { finished });
    const finish = (repair: number, outcome: RepairOutcome) => ({
      ...{ repair, token: `token ${repair}`, outcome, actor: 'ozma', retry },
    });
    expect(finishes).toEqual([[finish(1, fulfilled), finish(2, fault), finish(3, fault), finish(4, fulfilled)]]);
    const [one, two, three, four] = landed.map(workOf);
    expect(news).toEqual([
      { kind: 'finished', work: one, outcome: fulfilled },
      { kind: 'postponed', work: two, outcome: fault, notBefore: now, isCounted: true },
      { kind: 'escalated', work: three, outcome: fault },
      { kind: 'refused', work: four, why: 'already-finished' },
    ]);
    expect([result, back]).toEqual([{ outcomes: [fulfilled, fault, fault], works: [one] }, []]);
  });

  it('are nothing to ask the store about where nothing has landed', async () => {
    const { result, finishes } = await record([], {});
    expect([result, finishes]).toEqual([{ outcomes: [], works: [] }, []]);
  });

  it('by an altered item are withdrawn one by one, and ask for no finish', async () => {
    const landed = [altered(1), altered(2)];
    const { result, finishes, withdrawn, news, back } = await record(landed, { held: [true, false] });
    const [one, two] = landed.map(workOf);
    const found = 'c'.repeat(64);
    expect(withdrawn).toEqual([1, 2].map((repair) => ({ repair, token: `token ${repair}`, found, actor: 'ozma' })));
    expect(news).toEqual([
      { kind: 'altered', work: one, found },
      { kind: 'refused', work: two, why: 'not-held' },
    ]);
    expect([result, finishes, back]).toEqual([{ outcomes: [], works: [one] }, [], []]);
  });

  it('of both sorts are recorded in one go', async () => {
    const landed = [altered(1), ended(2)];
    const { result } = await record(landed, { finished: [{ kind: 'finished' }], held: [true] });
    expect(result).toEqual({ outcomes: [fulfilled], works: landed.map(workOf).toReversed() });
  });

  it('are put back where the store cannot record them', async () => {
    const landed = [ended(1), altered(2)];
    const broken = new Error('the disk is full');
    expect(await record(landed, { finished: broken })).toMatchObject({ result: broken, back: landed, news: [] });
  });

  it('are put back but for those that were recorded before', async () => {
    const landed = [ended(1), altered(2), altered(3), altered(4)];
    const broken = new Error('the disk is full');
    const answers = { finished: [{ kind: 'finished' }], held: [true, broken] } as const;
    expect(await record(landed, answers)).toMatchObject({ result: broken, back: landed.slice(2) });
  });
});
