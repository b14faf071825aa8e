import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const module = fileURLToPath(new URL('../src/young-generation.ts', import.meta.url));

/** The sizes of the young generation before, after, and after much has survived since, in megabytes: both halves. */
const sizes = (): readonly number[] =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script, module], { encoding: 'utf8' }));

const script = `
  import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
  setFlagsFromString('--semi-space-growth-factor=1');
  const { widenYoungGeneration } = await import(process.argv[1]);
  const size = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size / 2 ** 20;
  const before = size();
  widenYoungGeneration();
  const after = size();
  const kept = Array.from({ length: 500_000 }, (_, n) => [n]);
  process.stdout.write(JSON.stringify([before, after, size(), kept.length]));
`;

describe('the young generation', () => {
  it('is eight times as wide once it was widened, and grows no more', () => {
    expect(sizes()).toEqual([expect.any(Number), 16, 16, 500_000]);
    expect(sizes()[0]).toBeLessThan(4);
  });
});
