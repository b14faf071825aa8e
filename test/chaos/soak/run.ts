import { spawnSync } from 'node:child_process';
import { argv, env, execPath } from 'node:process';
import { canSetClocks } from './clock.ts';
import { soak } from './soak.ts';
import { soakReport } from './table.ts';

/** Gives one of the desks a disk of its own, in memory, which nobody else sees. */
const script = `dir=$(mktemp -d); mount -t tmpfs -o size=768m none "$dir"
status=0; OZMA_SOAK_DISK="$dir" "$@" || status=$?
umount "$dir"; rmdir "$dir"; exit $status`;

const numberOf = (name: string, usual: number): number => Number(env[name] ?? usual);

const minutes = numberOf('OZMA_SOAK_MINUTES', 20);
const everySeconds = numberOf('OZMA_SOAK_EVERY', 30);
const seed = numberOf('OZMA_SOAK_SEED', 20_261_127);

const isRightToMount = (): boolean => spawnSync('unshare', ['-m', '--propagation', 'private', 'true']).status === 0;

/** Runs this program again with a small disk; answers its status. */
const runWithDisk = (): number => {
  const again = ['-m', '--propagation', 'private', 'sh', '-ec', script, 'sh', execPath, ...argv.slice(1)];
  return spawnSync('unshare', again, { stdio: 'inherit' }).status ?? 1;
};

/** Soaks; answers 1 where something is wrong. */
const run = async (smallDisk: string | null): Promise<number> => {
  if (smallDisk === null) console.error('SKIPPED: a full disk in the soak: needs the right to mount: root');
  if (!canSetClocks) console.error('SKIPPED: a clock that steps in the soak: needs Debian’s package faketime');
  const startedMs = performance.now();
  const tell = (line: string): void =>
    console.error(`${((performance.now() - startedMs) / 1000).toFixed(0)} s  ${line}`);
  const desks = await soak({ minutes, everySeconds, seed, smallDisk, tell });
  console.log(`soak of ${minutes} minutes, a nemesis every ${everySeconds} s, seed ${seed}\n\n${soakReport(desks)}`);
  return desks.every(({ faults }) => faults.length === 0) ? 0 : 1;
};

const smallDisk = env['OZMA_SOAK_DISK'] ?? null;
process.exitCode = smallDisk === null && isRightToMount() ? runWithDisk() : await run(smallDisk);
