import { afterAll, describe, expect, it } from 'vitest';
import type { Account } from './power/account.ts';
import type { FileSystem } from './power/disk.ts';
import { buildFaultyDisk } from './power/faulty-disk.ts';
import type { Plan } from './power/round.ts';
import { runPlan, whyNoPowerCut } from './power/run-plan.ts';
import { type Scene, scenes } from './power/scenes.ts';
import { type Ran, sumsOf, tableOf } from './power/table.ts';

/** `npm run test:chaos` asks for the long run; the usual suite has one cut of the same, and one of the control. */
const isLong = process.env['OZMA_CHAOS'] === 'long';
const minutes = (count: number) => ({ timeout: count * 60_000 });

type Case = { readonly scene: Scene; readonly cuts: number };
const cases: readonly Case[] = isLong ? scenes.map((scene) => ({ scene, cuts: 30 })) : [{ scene: 'serve', cuts: 1 }];
const fileSystems: readonly FileSystem[] = isLong ? ['ext4', 'xfs'] : ['ext4'];

const ran: Ran[] = [];

afterAll(() => {
  if (isLong) process.stderr.write(`${tableOf(ran)}\n`);
});

const run = async (name: string, given: Pick<Plan, 'fileSystem' | 'scene' | 'cuts'> & Partial<Plan>) => {
  const plan: Plan = { cutsOfDisk: 10, seed: 20_261_127, durability: 'power-loss', env: {}, ...given };
  const accounts = await runPlan(plan);
  ran.push({ name, plan, accounts });
  return accounts;
};

const faultsIn = (accounts: readonly Account[]): readonly string[] =>
  accounts.flatMap(({ lost, doubled, wrong }, cut) => [...lost, ...doubled, ...wrong].map((what) => `${cut}: ${what}`));

for (const fileSystem of fileSystems) {
  describe.skipIf(whyNoPowerCut(fileSystem) !== null)(`the power goes, on ${fileSystem}`, () => {
    it.for(cases)(
      '$cuts times at $scene: nothing acknowledged is lost, nothing is done twice',
      minutes(30),
      async (one) => {
        const accounts = await run('honest', { ...one, fileSystem });
        expect(faultsIn(accounts)).toEqual([]);
        expect(accounts.at(-1)?.checked).toBeGreaterThan(0);
      },
    );

    it('and what was not synced is found to be lost', minutes(10), async () => {
      const plan = { fileSystem, scene: 'ingest', cuts: isLong ? 10 : 1, durability: 'process', seed: 4 } as const;
      const accounts = await run('not synced', plan);
      expect(sumsOf({ plan: { ...plan, cutsOfDisk: 10, env: {} }, accounts }).lost).toBeGreaterThan(0);
    });
  });
}

const lyingDisk = isLong ? buildFaultyDisk() : null;
afterAll(() => lyingDisk?.[Symbol.dispose]());

describe.skipIf(lyingDisk === null || whyNoPowerCut('ext4') !== null)('a disk that lies about files', () => {
  it('is found out, though every row of the database is there', minutes(10), async () => {
    const env = { LD_PRELOAD: lyingDisk?.library ?? '', DISK_LIES: '1' };
    const accounts = await run('files not synced', { fileSystem: 'ext4', scene: 'ingest', cuts: 5, env });
    const { lost } = accounts.at(-1) ?? { lost: [] };
    expect(lost).not.toEqual([]);
    expect(lost.filter((what) => what.startsWith('the verdict'))).toEqual([]);
  });
});
