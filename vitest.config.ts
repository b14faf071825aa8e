import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/build/longest-first.ts';

/** Rooms without native code, threads or processes: their files share a process, whose start would cost more than they do. */
const pure = ['build', 'csv', 'domain', 'formats', 'rules', 'schemas', 'texts'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    pool: 'forks',
    // Many files wait for processes that they start: one at a time would leave a core idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: pure, isolate: false, setupFiles: ['test/build/no-native-code.ts'] },
      },
      // A process each: one that a native fault ends takes no other file's results with it.
      { extends: true, test: { name: 'own-process', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
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
