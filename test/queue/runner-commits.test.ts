import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { folders, openWorkingDesk } from './working-desk.ts';
import { work } from './working-runner.ts';

const walHeaderBytes = 32;
const frameHeaderBytes = 24;

/** How many transactions a write-ahead log holds: the frame that ends one says how long the database is then (sqlite.org/fileformat2.html, 4.1). */
const commitsIn = (wal: Buffer): number => {
  const frameBytes = frameHeaderBytes + wal.readUInt32BE(8);
  let commits = 0;
  for (let at = walHeaderBytes; at + frameBytes <= wal.length; at += frameBytes) {
    if (wal.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
};

/** Repairs forty items, five at a time, and answers how many commits that took. */
const commitsOfForty = async (change: (store: Store) => Store): Promise<number> => {
  await using desk = await openWorkingDesk(folders(40));
  const commits = (): number => commitsIn(readFileSync(join(desk.dir, 'ozma.db-wal')));
  const before = commits();
  await using runner = work(desk, { store: change(desk.store), timing: { everyMs: 60_000, restMs: 10 } });
  await runner.told('finished', 40);
  return commits() - before;
};

describe('the commits of a runner', () => {
  it('are one for those that have ended together and those that are claimed in their place', async () => {
    expect(await commitsOfForty((store) => store)).toBe(1 + 40 / 5);
  });

  it('would be seen if there were more', async () => {
    const apart = (store: Store): Store => ({
      ...store,
      finishClaims: (finishes, now) => new Promise(setImmediate).then(() => store.finishClaims(finishes, now)),
    });
    expect(await commitsOfForty(apart)).toBeGreaterThan(12);
  });
});
