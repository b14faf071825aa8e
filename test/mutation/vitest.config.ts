import { defineConfig } from 'vitest/config';
import { mutationGroups } from './groups.ts';

const name = process.env['OZMA_MUTATION_GROUP'];

/** The tests of one group alone, for a run over its mutants. */
export default defineConfig({
  test: {
    include: mutationGroups.filter((group) => group.name === name).flatMap(({ tests }) => tests),
    isolate: false,
    setupFiles: ['test/mutation/brief-properties.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
