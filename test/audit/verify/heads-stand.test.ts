import { describe, expect, it } from 'vitest';
import { lookAtChain } from '../../../src/audit/verify/heads-stand.ts';
import type { KeptLine } from '../../../src/audit/verify/kept-head-file.ts';
import { instantAt } from '../../../src/domain/instant.ts';
import type { StoredEvent } from '../../../src/store/stored-event.ts';
import { desk, goodChain, walked } from './chained-events.ts';

const chain = goodChain(5);
const hashAt = (seq: number): string => chain[seq - 1]?.hash ?? '';
const kept = (seq: number, hash = hashAt(seq)): KeptLine => ({
  line: 10 - seq,
  head: { desk, seq, hash, at: instantAt(0) },
});

const look = async (lines: readonly KeptLine[], events: readonly StoredEvent[], end = events.at(-1)) => {
  const counts: number[] = [];
  const found = await lookAtChain(lines, walked(events, end), (count) => counts.push(count));
  return { ...found, counts };
};

describe('heads that were kept of a desk', () => {
  it('stand where its chain has their hashes, be it only begun', async () => {
    const before = kept(0, '0'.repeat(64));
    expect(await look([before, kept(3), kept(5)], chain)).toEqual({ brokenAt: null, lost: [], counts: [2, 4, 5] });
  });

  it('are lost where there is another hash or no such event now, told in the order of their numbers', async () => {
    const [late, other] = [kept(7, 'a'.repeat(64)), kept(3, 'b'.repeat(64))];
    expect((await look([late, kept(4), other], chain)).lost).toEqual([
      { ...other, found: hashAt(3) },
      { ...late, found: null },
    ]);
  });

  it('stand, though the chain is broken elsewhere: its first break is told', async () => {
    const broken = chain.map((event) => (event.seq === 2 || event.seq === 4 ? { ...event, actor: 'nobody' } : event));
    expect(await look([kept(5)], broken)).toMatchObject({ brokenAt: 2, lost: [] });
  });

  it('are of a chain that is broken where it does not end as the desk remembers', async () => {
    expect(await look([], chain.slice(0, 3), chain[4])).toMatchObject({ brokenAt: 4 });
    expect(await look([], chain, chain[2])).toMatchObject({ brokenAt: 4 });
  });

  it('are of a chain that is broken at its first event where that makes another desk', async () => {
    const { storedEvents, head } = walked(chain);
    const look2 = await lookAtChain([], { storedEvents, head: { ...head, desk: 'e'.repeat(32) } }, () => {});
    expect(look2).toEqual({ brokenAt: 1, lost: [] });
  });
});
