import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RepairOutcome } from '../../../src/domain/repair.ts';
import type { RepairTask } from '../../../src/queue/ways/task.ts';
import { openScratch } from '../../workers/scratch.ts';
import { aTask, openBunnyWay, unhurried } from './build.ts';

const sampleDesk = fileURLToPath(new URL('../../../fixtures/desk', import.meta.url));

test('the sample desk’s module repairs bunnies, cannot help one, and asks to come again for another', async () => {
  using scratch = openScratch();
  const path = scratch.write('bunny.object', 'Snowdrop (bunny 483920)\nwhite lop\n');
  await using ways = openBunnyWay(sampleDesk, { way: 'module', module: 'repairs/bunny.ts', timeLimitMs: 20_000 });
  const perform = (id: string, given: Partial<RepairTask> = {}): Promise<RepairOutcome> =>
    ways.perform(aTask({ item: { kind: 'bunny', id }, path, ...given }), unhurried());
  const back = { kind: 'fulfilled', note: 'fed, and back on its feet: Snowdrop (bunny 483920)' };
  expect(
    await Promise.all([
      perform('483920'),
      perform('530210'),
      perform('512030'),
      perform('512030', { attempt: 2 }),
      perform('1', { path: '/nowhere' }),
    ]),
  ).toEqual([
    back,
    { kind: 'unrepairable', why: 'the box is empty: the vendor has to deliver again' },
    { kind: 'retry', why: 'the region where it lives restarts', afterMs: 3000 },
    back,
    { kind: 'fault', why: expect.stringMatching(/^repairs\/bunny\.ts threw Error: ENOENT/), afterMs: null },
  ]);
});
