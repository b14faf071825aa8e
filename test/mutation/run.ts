import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { type MutationGroup, mutationGroups } from './groups.ts';
import { type Explained, faultsOf, judgeMutants } from './judge-mutants.ts';
import { mutantsOf } from './mutants.ts';

const floor = 85;
const reports = 'reports/mutation';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    force: { type: 'boolean', default: false },
    mutate: { type: 'string' },
    static: { type: 'boolean', default: false },
  },
});

/**
 * Runs the tests of a group against its mutants. What is computed once, as a module is loaded, needs every test of the group for each mutant:
 * only `--static` asks for it. What an earlier run has told of a mutant stands for as long as its source does, though a test may have changed its body
 * since: `--force` asks again.
 */
const mutate = async ({ name, mutate: patterns, tests }: MutationGroup): Promise<void> => {
  process.env['OZMA_MUTATION_TESTS'] = tests.join('\n');
  await new Stryker({
    mutate: values.mutate === undefined ? [...patterns] : [values.mutate],
    testRunner: 'warm',
    plugins: [new URL('warm/runner.ts', import.meta.url).href],
    coverageAnalysis: 'perTest',
    ignoreStatic: !values.static,
    concurrency: Number(values.concurrency),
    // A busy machine is no endless loop.
    timeoutMS: 20_000,
    timeoutFactor: 3,
    incremental: true,
    force: values.force,
    incrementalFile: `${reports}/${name}-incremental.json`,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: `${reports}/${name}.json` },
    tempDirName: '.stryker-tmp',
    ignorePatterns: ['/.stryker-tmp', '/.vitest', '/dist', '/coverage', '/reports', '/desk', '/bench'],
    // It would be rewritten by an interface that TypeScript 7 does not have; the tests do without it.
    tsconfigFile: 'no-tsconfig.json',
    allowConsoleColors: false,
  }).runMutationTest();
};

/** Tells what a group came to; answers why it fails. */
const judge = (name: string, explained: Explained): readonly string[] => {
  const judged = judgeMutants(mutantsOf(JSON.parse(readFileSync(`${reports}/${name}.json`, 'utf8'))), explained);
  const { detected, undetected, score, unexplained, idle } = judged;
  const explainedOnes = undetected - unexplained.length;
  console.log(
    `${name}: ${score.toFixed(1)} %, ${detected} detected, ${undetected} live, ${explainedOnes} of them explained`,
  );
  for (const mutant of idle) console.log(`explained, and does not live: ${mutant}`);
  return faultsOf(judged, floor);
};

const explained: Explained = JSON.parse(readFileSync(new URL('explained.json', import.meta.url), 'utf8'));
const chosen = mutationGroups.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const faults: string[] = [];
for (const group of chosen) {
  await mutate(group);
  faults.push(...judge(group.name, explained).map((fault) => `${group.name}: ${fault}`));
}
for (const fault of faults) console.error(fault);
if (faults.length > 0 || chosen.length === 0) process.exitCode = 1;
