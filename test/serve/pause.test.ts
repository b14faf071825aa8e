import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countOf, deliver, eventually, has, labelOf, makeDesk, runOzma, serveDesk } from './serving.ts';

const lying = (desk: string, area: string): readonly string[] =>
  readdirSync(join(desk, area))
    .map((name) => name.slice(name.indexOf('--') + 2))
    .toSorted();

const run = async (desk: string, ...args: readonly string[]) => {
  await using process = runOzma(['--desk', desk, ...args]);
  return (await process.ended).status;
};

const repairing = `repairs:
  bunny:
    way: module
    module: bunny.mjs
`;

test('what is judged under a pause stays in processing/, and goes on by itself when the pause ends', async () => {
  using at = makeDesk({ tickets: 3, yaml: repairing });
  writeFileSync(join(at.desk, 'bunny.mjs'), "export default async () => ({ outcome: 'fulfilled' });\n");
  expect(await run(at.desk, 'queue', 'pause', '--why', 'the region is down', '--by', 'Mizuki')).toBe(0);
  for (const index of [0, 1, 2]) deliver(join(at.desk, 'inbox'), index);
  await using serving = serveDesk(at.desk, '--settle', '0');
  const paused = await serving.until(has('submission-judged', 3));
  expect(paused.filter(({ event }) => event === 'submission-judged').map(({ detained }) => detained)).toEqual([
    true,
    true,
    true,
  ]);
  expect(paused.find(({ event }) => event === 'pause-opened')).toMatchObject({ kind: 'operator', who: 'Mizuki' });
  const labels = [labelOf(0), labelOf(1), labelOf(2)];
  expect([lying(at.desk, 'processing'), lying(at.desk, 'repair')]).toEqual([labels, []]);
  expect(await run(at.desk, 'queue', 'resume', '--by', 'Mizuki')).toBe(0);
  const events = await serving.until(has('repair-finished', 3));
  expect(countOf(events, 'pause-ended')).toBe(1);
  await eventually(() => lying(at.desk, 'returned').length === 3, 'three folders back');
  expect([lying(at.desk, 'processing'), lying(at.desk, 'repair')]).toEqual([[], []]);
  const firstClaim = events.findIndex(({ event }) => event === 'repair-claimed');
  expect(events.slice(0, firstClaim).some(({ event }) => event === 'queue-started')).toBe(true);
}, 90_000);

const watching = `${repairing}stability:
  feeds: [{ name: grid, format: json, file: grid.json, value: /grid, healthy: [up], troubled: [down], every: 1 }]
  bad: 1
  of: 1
  good: 1
  quiet: 1
`;

test('a platform that fails and is well again: a pause, one test repair out of what was kept, then the rest', async () => {
  using at = makeDesk({ tickets: 3, yaml: watching });
  writeFileSync(join(at.desk, 'bunny.mjs'), "export default async () => ({ outcome: 'fulfilled' });\n");
  writeFileSync(join(at.desk, 'grid.json'), '{"grid":"down"}');
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('pause-opened'));
  for (const index of [0, 1, 2]) deliver(join(at.desk, 'inbox'), index);
  await serving.until(has('submission-judged', 3));
  expect(lying(at.desk, 'processing')).toHaveLength(3);
  writeFileSync(join(at.desk, 'grid.json'), '{"grid":"up"}');
  const events = await serving.until(has('repair-finished', 3));
  const story = events.flatMap(({ event, ticket, isTest }) => {
    if (event === 'repair-claimed') return [`claimed ${ticket}${isTest === true ? ' as a test' : ''}`];
    return ['pause-opened', 'pause-staged', 'pause-ended'].includes(event) ? [event] : [];
  });
  // Who looks first tells first: the watch at the pause, or the runner at the next claim.
  expect(story.filter((one) => one.startsWith('claimed'))).toEqual([
    'claimed T-1000 as a test',
    'claimed T-1001',
    'claimed T-1002',
  ]);
  expect(story.filter((one) => !one.startsWith('claimed'))).toEqual(['pause-opened', 'pause-staged', 'pause-ended']);
  await eventually(() => lying(at.desk, 'returned').length === 3, 'three folders back');
}, 90_000);
