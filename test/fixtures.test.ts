import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { factsOf, reasonCodes } from '../src/domain/reason.ts';
import type { VerdictDocument } from '../src/texts/verdict-document.ts';
import { asExpected, caseNames, type Expected, expectedOf, type Step } from './fixtures/expected.ts';
import { fingerprint } from './fixtures/fingerprint.ts';
import { replayExported } from './fixtures/replayed.ts';
import { checkInbox, ingestInbox, openPools, queuePlaces } from './fixtures/runs.ts';
import { openWorld, type World } from './fixtures/world.ts';

const pools = openPools();
afterAll(() => pools[Symbol.asyncDispose]());

const compare = (documents: readonly VerdictDocument[], { verdicts }: Step): void => {
  const got = documents.map((one) =>
    asExpected(
      one,
      verdicts.find(({ path }) => path === one.path),
    ),
  );
  expect(got).toEqual(verdicts);
};

/** A dry run may differ in nothing but the ids of submissions. */
const withoutIds = (documents: readonly VerdictDocument[]): unknown =>
  documents.map(({ submission: _, duplicateOf: __, findings, ...rest }) => ({
    ...rest,
    findings: findings.map(({ evidence: { submission: _earlier, ...evidence }, ...finding }) => ({
      ...finding,
      evidence,
    })),
  }));

const checkOnly = async (world: World): Promise<readonly VerdictDocument[]> => {
  const before = fingerprint(world.dir);
  const documents = await checkInbox(world.dir, pools);
  expect(fingerprint(world.dir)).toEqual(before);
  expect(documents.filter(({ submission }) => submission !== null)).toEqual([]);
  return documents;
};

const runStep = async (world: World, step: Step): Promise<void> => {
  world.deliver(step);
  const checked = await checkOnly(world);
  compare(checked, step);
  const ingested = await ingestInbox(world.dir, pools);
  compare(ingested, step);
  expect(withoutIds(ingested)).toEqual(withoutIds(checked));
};

const codesIn = ({ steps }: Expected): readonly string[] =>
  steps.flatMap(({ verdicts }) => verdicts.flatMap(({ findings }) => findings.map(([code]) => code ?? '')));

describe('a case is judged as the contract says, dry, for real, and again from its export; the dry run changes nothing', () => {
  test.for(caseNames)('%s', async (name) => {
    using world = await openWorld(name);
    const { steps } = expectedOf(name);
    for (const step of steps) await runStep(world, step);
    const judged = steps.reduce((sum, { verdicts }) => sum + verdicts.length, 0);
    const said = await replayExported(world.dir);
    expect(said).toEqual([expect.objectContaining({ submissions: judged, judged, differ: 0, decidedSince: 0 })]);
  });
});

test('every code but the one that only a claim can find is produced by a case', () => {
  const produced = new Set(caseNames.flatMap((name) => codesIn(expectedOf(name))));
  const others = reasonCodes.filter((code) => !produced.has(code) && factsOf(code).subject !== 'batch');
  expect(others).toEqual(['ITEM_ALTERED']);
});

test('four nests sent three times make four repairs in their places and eight folders to return', async () => {
  using world = await openWorld('the-same-four-nests-every-day');
  const places: unknown[] = [];
  for (const step of expectedOf('the-same-four-nests-every-day').steps) {
    world.deliver(step);
    await ingestInbox(world.dir, pools);
    places.push(await queuePlaces(world.dir));
  }
  const asOnTheFirstDay = { 'nest:N-1182': 1, 'nest:N-1183': 2, 'nest:N-1184': 3, 'nest:N-1185': 4 };
  expect(places).toEqual([asOnTheFirstDay, asOnTheFirstDay, asOnTheFirstDay]);
  expect(readdirSync(join(world.dir, 'repair'))).toHaveLength(4);
  expect(readdirSync(join(world.dir, 'returned'))).toHaveLength(8);
});

test('of five things sent for one bunny, that bunny goes to repair and the four others to what is returned', async () => {
  using world = await openWorld('one-bunny-asked-five-things-sent');
  await ingestInbox(world.dir, pools);
  const filesIn = (area: string): readonly string[] =>
    readdirSync(join(world.dir, area), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  expect(await queuePlaces(world.dir)).toEqual({ 'bunny:483920': 1 });
  expect(filesIn('repair')).toEqual(['bunny-483920.object', 'ノート.txt']);
  expect(filesIn('returned')).toEqual([
    'bunny-483921.object',
    'bunny-483922.object',
    'bunny-483923.object',
    'nest-N-1190.object',
  ]);
});
