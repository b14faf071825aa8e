import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('soak/run.ts', import.meta.url));

/** The soak itself (`npm run test:soak`) takes 20 minutes; a part of the long runs shows that it works. */
test.runIf(process.env['OZMA_CHAOS'] === 'long')(
  'two desks under steady deliveries and a nemesis every 6 seconds lose nothing, do nothing twice and do not grow',
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
      encoding: 'utf8',
      env: { ...process.env, OZMA_SOAK_MINUTES: '0.7', OZMA_SOAK_EVERY: '6' },
    });
    process.stderr.write(`${stderr}${stdout}`);
    expect([status, stdout.slice(status === 0 ? stdout.length : 0)]).toEqual([0, '']);
  },
  15 * 60_000,
);
