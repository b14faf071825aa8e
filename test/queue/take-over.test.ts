import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import type { RetryPolicy } from '../../src/domain/repair.ts';
import { takeOverDead } from '../../src/queue/take-over.ts';
import { thisHolder } from '../../src/spool/holder.ts';
import type { QueueStore, TakenOver } from '../../src/store/queue-store.ts';

const now = instantAt(0);
const retry: RetryPolicy = { attempts: 3, firstMs: 1000, mostMs: 9000 };
const taken: readonly TakenOver[] = [{ repair: 1, holder: 'desk 1 1', next: 'queued' }];

const takeOver = async (holders: readonly string[]) => {
  const asked: Parameters<QueueStore['takeOver']>[0][] = [];
  const store: Pick<QueueStore, 'claimHolders' | 'takeOver'> = {
    claimHolders: async () => holders,
    takeOver: async (gone) => {
      asked.push(gone);
      return taken;
    },
  };
  return { answer: await takeOverDead(store, retry, now), asked };
};

describe('claims are taken back', () => {
  it('of processes of this machine that have ended; of people and of other machines the lease alone tells', async () => {
    const gone = thisHolder().replace(/\d*$/u, '1');
    const elsewhere = `elsewhere.example ${process.pid} 1`;
    const { answer, asked } = await takeOver([thisHolder(), gone, 'Yuki', elsewhere]);
    expect(asked).toEqual([{ now, dead: [gone], retry }]);
    expect(answer).toBe(taken);
  });

  it('without a word to the queue where nothing is claimed', async () => {
    expect(await takeOver([])).toEqual({ answer: [], asked: [] });
  });
});
