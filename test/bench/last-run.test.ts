import { expect, it } from 'vitest';
import { judgeLine } from '../../bench/figures.ts';
import { lastRunFile, readRun, shownSpeed, speedSection } from '../../bench/last-run.ts';

it('the README shows the run that is kept, figure by figure (npm run bench -- --readme rewrites it)', () => {
  expect(shownSpeed()).toBe(speedSection(readRun(lastRunFile)));
});

it('the run that is kept holds every target, and says of each line what its own figures say', () => {
  const { lines } = readRun(lastRunFile);
  const targets = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `P${number}`);
  expect(targets.filter((target) => !lines.some((line) => line.target === target))).toEqual([]);
  expect(lines.map(judgeLine)).toEqual(lines);
});
