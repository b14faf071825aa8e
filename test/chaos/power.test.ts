import { afterAll, describe, expect, it } from 'vitest';
import type { Account } from './power/account.ts';
import type { FileSystem } from './power/disk.ts';
import { buildFaultyDisk } from './power/faulty-disk.ts';
import type { ReplayPlan } from './power/replay.ts';
import type { Plan } from './power/round.ts';
import { runPlan, runReplay, whyNoPowerCut, whyNoReplay } from './power/run-plan.ts';
import { type Scene, scenes } from './power/scenes.ts';
import { endsOf, type Ran, tableOf } from './power/table.ts';

/** `npm run test:chaos` asks for the long run; the usual suite has one cut of the same, and one of the control. */
const isLong = process.env['OZMA_CHAOS'] === 'long';
const minutes = (count: number) => ({ timeout: count * 60_000 });

type Case = { readonly scene: Scene; readonly cuts: number };
const cases: readonly Case[] = isLong ? scenes.map((scene) => ({ scene, cuts: 30 })) : [{ scene: 'serve', cuts: 1 }];
const fileSystems: readonly FileSystem[] = isLong ? ['ext4', 'xfs'] : ['ext4'];
const canCut = new Map(fileSystems.map((fileSystem) => [fileSystem, whyNoPowerCut(fileSystem) === null]));

const ran: Ran[] = [];
afterAll(() => {
  if (isLong) process.stderr.write(`\n${tableOf(ran)}\n`);
});

/** Long runs are told as they end, and all together in the end. */
const remember = (one: Ran): void => {
  ran.push(one);
  if (isLong) process.stderr.write(`${tableOf([one])}\n`);
};

const cutPower = async (name: string, given: Pick<Plan, 'fileSystem' | 'scene' | 'cuts'> & Partial<Plan>) => {
  const plan: Plan = { cutsOfDisk: 10, seed: 20_261_127, durability: 'power-loss', env: {}, ...given };
  const accounts = await runPlan(plan);
  const ends = endsOf(accounts, plan.cutsOfDisk);
  remember({ names: [name, plan.fileSystem, plan.scene], cuts: accounts.length - ends.length, accounts, ends });
  return accounts;
};

const tearWrites = async (name: string, given: Pick<ReplayPlan, 'fileSystem' | 'states' | 'durability'>) => {
  const accounts = await runReplay({ folders: 30, seed: 20_261_127, ...given });
  remember({ names: [name, given.fileSystem, 'serve, torn writes'], cuts: accounts.length, accounts, ends: accounts });
  return accounts;
};

const faultsIn = (accounts: readonly Account[]): readonly string[] =>
  accounts.flatMap(({ lost, doubled, wrong }, cut) => [...lost, ...doubled, ...wrong].map((what) => `${cut}: ${what}`));

const lossesIn = (accounts: readonly Account[]): readonly string[] => accounts.flatMap(({ lost }) => lost);

for (const fileSystem of fileSystems) {
  describe.skipIf(!canCut.get(fileSystem))(`the power goes, on ${fileSystem}`, () => {
    it.for(cases)(
      '$cuts times at $scene: nothing acknowledged is lost, nothing is done twice',
      minutes(60),
      async (one) => {
        const accounts = await cutPower('honest', { ...one, fileSystem });
        expect(faultsIn(accounts)).toEqual([]);
        expect(accounts.at(-1)?.checked).toBeGreaterThan(0);
      },
    );

    it('and what was not synced is found to be lost', minutes(20), async () => {
      const cuts = isLong ? 10 : 1;
      const accounts = await cutPower('not synced', {
        fileSystem,
        scene: 'ingest',
        cuts,
        durability: 'process',
        seed: 4,
      });
      expect(lossesIn(accounts)).not.toEqual([]);
    });
  });
}

const lyingDisk = isLong ? buildFaultyDisk() : null;
afterAll(() => lyingDisk?.[Symbol.dispose]());

describe.skipIf(lyingDisk === null || !canCut.get('ext4'))('a disk that lies about files, ext4', () => {
  it('is found out, though every row of the database is there', minutes(20), async () => {
    const env = { LD_PRELOAD: lyingDisk?.library ?? '', DISK_LIES: '1' };
    const accounts = await cutPower('files not synced', { fileSystem: 'ext4', scene: 'ingest', cuts: 5, env });
    const { lost } = accounts.at(-1) ?? { lost: [] };
    expect(lost).not.toEqual([]);
    expect(lost.filter((what) => what.startsWith('the verdict'))).toEqual([]);
  });
});

const canReplay = isLong && whyNoReplay() === null;

for (const fileSystem of fileSystems) {
  describe.skipIf(!canReplay || !canCut.get(fileSystem))(`the power goes amid torn writes, ${fileSystem}`, () => {
    it('100 times: nothing acknowledged is lost, nothing is done twice', minutes(60), async () => {
      const accounts = await tearWrites('honest', { fileSystem, states: 100, durability: 'power-loss' });
      expect(faultsIn(accounts)).toEqual([]);
      expect(accounts.at(-1)?.checked).toBeGreaterThan(0);
    });

    it('and what was not synced is found to be lost', minutes(20), async () => {
      const accounts = await tearWrites('not synced', { fileSystem, states: 10, durability: 'process' });
      expect(lossesIn(accounts)).not.toEqual([]);
    });
  });
}
