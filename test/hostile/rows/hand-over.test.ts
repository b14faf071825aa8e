import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentsOf } from '../complaints.ts';
import { canTry, customer, judged, openRowDesk, whyNot } from './row-desk.ts';

test('a sender who keeps a file open and writes after the verdict does not get other bytes repaired', async () => {
  using desk = openRowDesk();
  const kept = openSync(join(desk.deliver(customer(1)), 'bunny-1.object'), 'r+');
  desk.deliver(customer(2));
  expect(judged(await desk.run(['ingest']))).toEqual([1, 2].map((number) => `${customer(number).label} | accepted`));
  writeSync(kept, 'another bunny', 0);
  closeSync(kept);
  const [claim] = documentsOf(await desk.run(['queue', 'claim', '--by', 'Kay']));
  expect(claim).toMatchObject({ ticket: 'T-2' });
  expect(readdirSync(join(desk.dir, 'held'))).toEqual([expect.stringMatching(/--T-1 - /u)]);
  const told = await desk.run(['why', 'T-1']);
  expect(told.stdout).toContain('ITEM_ALTERED');
}, 60_000);

test('a customer who sends a hundred folders gets one place, and takes none from those whose tickets came before', async () => {
  using desk = openRowDesk();
  for (let part = 0; part < 100; part += 1) desk.deliver(customer(5), `@${1000 + part}/${customer(5).label}`);
  for (const number of [9, 1, 3]) desk.deliver(customer(number));
  const verdicts = documentsOf(await desk.run(['ingest'])).map(({ verdict }) => verdict);
  expect(verdicts.filter((verdict) => verdict === 'accepted')).toHaveLength(4);
  expect(verdicts.filter((verdict) => verdict === 'duplicate')).toHaveLength(99);
  const queue = documentsOf(await desk.run(['queue', 'list']));
  expect(queue).toMatchObject([{ ticket: 'T-1' }, { ticket: 'T-3' }, { ticket: 'T-5' }, { ticket: 'T-9' }]);
}, 60_000);

test('a disk that fails once to write through ends the run without a verdict told; the next one judges all, once', async ({
  skip,
}) => {
  if (!canTry('a failing fsync under strace', whyNot('strace', '-f', 'true'))) return skip('no strace');
  using desk = openRowDesk();
  for (const number of [1, 2, 3]) desk.deliver(customer(number));
  await desk.run(['status']);
  desk.put('ozma.yaml', 'durability: power-loss\nworkers:\n  threads: 1\n');
  const inject = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO:when=1'];
  const under = ['strace', '-f', '-qq', ...inject, '-o', join(desk.root, 'calls')];
  const failed = await desk.run(['ingest'], { under });
  expect([failed.status, failed.stdout]).toEqual([3, '']);
  expect(failed.stderr).toMatch(/disk|I\/O/u);
  expect(judged(await desk.run(['ingest']))).toEqual([1, 2, 3].map((number) => `${customer(number).label} | accepted`));
  expect(documentsOf(await desk.run(['queue', 'list']))).toHaveLength(3);
}, 120_000);
