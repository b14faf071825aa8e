import { Stryker } from '@stryker-mutator/core';
import { flat } from '../../mutants.ts';

const planted = 'test/mutation/warm/planted';

process.env['OZMA_MUTATION_TESTS'] = `${planted}/visitors-tests.ts`;
const results = await new Stryker({
  mutate: [`${planted}/visitors.ts`],
  testRunner: 'warm',
  plugins: [new URL('../runner.ts', import.meta.url).href],
  coverageAnalysis: 'perTest',
  // All mutants in one process: what one leaves behind is there for the next.
  concurrency: 1,
  reporters: [],
  tempDirName: '.stryker-tmp/planted',
  ignorePatterns: ['*', '!/package.json', '!/test', '!/test/mutation', '!/test/mutation/**'],
  tsconfigFile: 'no-tsconfig.json',
  allowConsoleColors: false,
}).runMutationTest();

for (const { location, replacement, status } of results)
  console.log(`${location.start.line}: ${flat(replacement)}: ${status}`);
