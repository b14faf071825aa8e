import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A process each: one that a native fault ends takes no other file's results with it.
    pool: 'forks',
    // Many files wait for processes that they start: one at a time would leave a core idle.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    coverage: {
      provider: 'v8',
      // What decides is covered whole; the rest is driven by processes and threads, which coverage does not see.
      include: ['src/{rules,domain,formats}/**/*.ts'],
      reporter: ['text'],
      thresholds: {
        'src/rules/**': { lines: 100 },
        'src/domain/**': { lines: 100 },
        'src/formats/**': { lines: 100 },
      },
    },
  },
});
