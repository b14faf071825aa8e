import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import { isAlive, thisHolder } from '../../src/spool/holder.ts';

const now = instantAt(Date.UTC(2026, 9, 3, 12));
const minutesAgo = (minutes: number) => instantAt(Date.UTC(2026, 9, 3, 12) - minutes * 60_000);
const claimedAt = minutesAgo(1);

const statOf = (pid: string): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ');

test('this process is alive', () => {
  expect(isAlive({ holder: thisHolder(), claimedAt }, now)).toBe(true);
});

test('a process on another host is taken to be alive for a while', () => {
  expect(isAlive({ holder: 'elsewhere 1 1', claimedAt: minutesAgo(11) }, now)).toBe(false);
  expect(isAlive({ holder: 'elsewhere 1 1', claimedAt }, now)).toBe(true);
});

test('a number that another process has now is not the process that signed', () => {
  expect(isAlive({ holder: `${hostname()} ${process.pid} 1`, claimedAt }, now)).toBe(false);
});

test.runIf(existsSync('/proc/self/stat'))('a killed process that nobody has reaped yet is not alive', async () => {
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = await once(parent.stdout, 'data');
    const child = String(line).trim();
    const holder = `${hostname()} ${child} ${statOf(child)[19]}`;
    expect(isAlive({ holder, claimedAt }, now)).toBe(true);
    process.kill(Number(child), 'SIGKILL');
    await expect.poll(() => statOf(child)[0]).toBe('Z');
    expect(isAlive({ holder, claimedAt }, now)).toBe(false);
  } finally {
    parent.kill('SIGKILL');
  }
});
