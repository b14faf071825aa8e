import { describe, expect, it } from 'vitest';
import { walkLedger } from '../../../src/audit/verify/verify-ledger.ts';
import type { VerifyNews } from '../../../src/domain/proof.ts';
import type { StoredEvent } from '../../../src/store/stored-event.ts';
import { chained, desk, goodChain, plain, walked } from './chained-events.ts';

/** What a walk tells, and what it has seen. */
const walkOf = async (events: readonly StoredEvent[], end = events.at(-1)) => {
  const walk = walkLedger(walked(events, end), { asked: new Set([2]) });
  const news: VerifyNews[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done === true) return { news, seen: step.value };
    news.push(step.value);
  }
};

const chain = goodChain(5);
const proven = (claim: 'chain' | 'end', count: number) => ({ kind: 'proven', claim, count });
const wrong = { kind: 'wrong', claim: 'end', where: 'event' };
const hashAt = (seq: number) => chain[seq - 1]?.hash;

describe('the end of a ledger', () => {
  it('is proven where it is the one that the desk remembers, and the walk answers what it saw', async () => {
    const { news, seen } = await walkOf(chain);
    expect(news).toEqual([proven('chain', 5), proven('end', 1)]);
    expect([seen.desk, seen.last, seen.hashes.get(2)]).toEqual([desk, 5, hashAt(2)]);
  });

  it('is proven where the hash alone of the newest event was changed, which is named', async () => {
    const changed = chain.map((event) => (event.seq === 5 ? { ...event, hash: '0'.repeat(64) } : event));
    expect((await walkOf(changed, chain[4])).news).toMatchObject([
      { kind: 'wrong', claim: 'chain', row: '5', column: 'hash' },
      proven('end', 1),
    ]);
  });

  it('is missing, or was added, by number', async () => {
    const about = { ...wrong, row: '4', column: 'seq' };
    expect((await walkOf(chain.slice(0, 3), chain[4])).news).toEqual([
      proven('chain', 3),
      { ...about, how: 'missing', found: '3', expected: '5' },
    ]);
    expect((await walkOf(chain, chain[2])).news).toEqual([
      proven('chain', 5),
      { ...about, how: 'added', found: '5', expected: '3' },
    ]);
  });

  it('is another one where the hash is not the one that the desk remembers', async () => {
    const [other] = chained([plain(5)]);
    expect((await walkOf(chain, other)).news.at(-1)).toEqual({
      ...{ ...wrong, row: '5', column: 'hash', how: 'changed' },
      ...{ found: hashAt(5), expected: other?.hash },
    });
  });
});
