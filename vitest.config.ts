import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['src/**', 'workers/**', 'schemas/**'],
      reporter: ['text'],
      thresholds: {
        'src/rules/**': { lines: 100 },
        'src/domain/**': { lines: 100 },
        'src/formats/**': { lines: 100 },
      },
    },
  },
});
