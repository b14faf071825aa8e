import { expect, test } from 'vitest';
import type { Signal, SignalChange } from '../../src/domain/stability.ts';
import { sampleOnce } from '../../src/stability/sample-once.ts';
import { freshSignal, step, tested } from '../../src/stability/step.ts';
import { feedOf, feedsDir, now, second, usual } from './build.ts';

const stop = new AbortController().signal;

/** Looks at one payload after the other, one every so many seconds; tells the changes by the look's number, from 1. Time is passed in. */
const run = async (
  payloads: readonly string[],
  everySeconds: number,
  begin: Signal = freshSignal('feed:isles', now),
  from = 0,
) => {
  const changes: (readonly [look: number, change: SignalChange])[] = [];
  let signal = begin;
  for (const [index, file] of payloads.entries()) {
    const clock = () => second(from + index * everySeconds);
    const source = { kind: 'feed', name: 'feed:isles', feed: feedOf(file) } as const;
    const { sample } = await sampleOnce(source, { deskDir: feedsDir, env: {}, memory: {}, clock, stop });
    const stepped = step(signal, sample, usual);
    if (stepped.change !== 'none') changes.push([index + 1, stepped.change]);
    signal = stepped.signal;
  }
  return { signal, changes };
};

const times = (count: number, ...files: readonly string[]): readonly string[] =>
  Array.from({ length: count }, () => files).flat();

const unbelievable = [
  ...['welcome.html', 'truncated.json', 'wrong-types.json', 'weather.json', 'empty-page.json', 'missing.json'],
  ...[
    'quiet-incident.json',
    'grave-but-calm.json',
    'torn.json',
    'strange-word.json',
    'far-future.json',
    'undated.json',
  ],
];

test('an outage payload pauses within one sample of the limit', async () => {
  expect((await run(times(3, 'calm.json'), 60)).changes).toEqual([]);
  expect((await run([...times(3, 'calm.json'), ...times(3, 'outage.json')], 60)).changes).toEqual([[5, 'open']]);
});

test('a normal payload goes on to a test repair after quiet time, and the pause ends after it', async () => {
  const { signal: holding } = await run(times(2, 'outage.json'), 60);
  const { signal: testing, changes } = await run(times(8, 'calm.json'), 60, holding, 120);
  expect(changes).toEqual([[5, 'test']]);
  const { signal, change } = tested(testing, 'end', second(600));
  expect([change, signal.stage]).toEqual(['end', 'running']);
  expect((await run(times(5, 'calm.json'), 60, signal, 660)).changes).toEqual([]);
});

test('flapping every 30 seconds for an hour makes at most 3 changes', async () => {
  const { changes } = await run(times(60, 'outage.json', 'calm.json'), 30);
  expect(changes).toEqual([[3, 'open']]);
  expect((await run(times(30, 'calm.json', 'calm.json', 'outage.json', 'outage.json'), 30)).changes).toEqual([
    [4, 'open'],
  ]);
});

test.each(unbelievable)('%s opens no pause, ends none, and breaks no test', async (file) => {
  const running = await run(times(20, file), 60);
  expect([running.changes, running.signal.last?.health, running.signal.unknownSince]).toEqual([[], 'unknown', now]);
  const { signal: holding } = await run(times(2, 'outage.json'), 60);
  expect((await run(times(20, file), 60, holding, 120)).changes).toEqual([]);
  const { signal: testing } = await run(times(5, 'calm.json'), 60, holding, 120);
  expect(testing.stage).toBe('testing');
  expect((await run(times(20, file), 60, testing, 600)).changes).toEqual([]);
});
