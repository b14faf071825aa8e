import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { initDesk } from '../../src/desk/init.ts';
import { wire } from '../../src/wire.ts';

const program = fileURLToPath(new URL('./ingest-with-deadly-worker.ts', import.meta.url));
let desk = '';

beforeEach(async () => {
  desk = join(mkdtempSync(join(tmpdir(), 'ozma-deadly-')), 'desk');
  await initDesk(desk, { sample: false });
});
afterEach(() => rmSync(join(desk, '..'), { recursive: true, force: true }));

const send = (label: string): void => {
  mkdirSync(join(desk, 'inbox', label));
  writeFileSync(join(desk, 'inbox', label, 'note.txt'), 'Ticket: T-1\n');
};

/** Lets one process ingest; answers what it told before it ended, and what ended it. */
const ingestOnce = () => {
  const { stdout, stderr, signal, status } = spawnSync(process.execPath, [program, desk], { encoding: 'utf8' });
  return { lines: stdout.split('\n').filter((line) => line !== ''), end: signal ?? status, stderr };
};

const lying = (area: string): readonly string[] => readdirSync(join(desk, area)).map((name) => name.slice(38));

describe('a folder that takes down whoever reads it (threats W4 and W5)', () => {
  it('is set aside after five processes, when all the others have been judged', async () => {
    const harmless = ['A', 'B', 'C', 'D', 'E', 'Z'].map((name) => `${name} - Dora`);
    for (const label of [...harmless, 'DEADLY - Dora']) send(label);
    const runs = Array.from({ length: 6 }, ingestOnce);
    expect(runs.map(({ end }) => end)).toEqual([...Array<string>(5).fill('SIGSEGV'), 0]);
    const told = runs.flatMap(({ lines }) => lines);
    expect(told.filter((line) => line.endsWith(': rejected')).toSorted()).toEqual(
      harmless.map((label) => `${label}: rejected`),
    );
    expect(told.at(-1)).not.toContain('DEADLY');
    expect(lying('quarantine')).toEqual(['DEADLY - Dora']);
    expect(lying('returned').toSorted()).toEqual(harmless);
    expect([readdirSync(join(desk, 'inbox')), readdirSync(join(desk, 'processing'))]).toEqual([[], []]);
    await using app = wire({ dir: desk, config: defaultConfig() });
    expect(await app.store.folderClaims()).toEqual([]);
    expect(await app.store.reads.figures()).toMatchObject({ quarantined: 1 });
  });

  it('costs nobody a place when it is harmless: a folder that others died beside is judged', async () => {
    for (const label of ['A - Dora', 'DEADLY - Dora']) send(label);
    for (const _ of [1, 2, 3, 4, 5]) expect(ingestOnce().end).toBe('SIGSEGV');
    send('B - Dora');
    expect(ingestOnce().lines).toEqual([
      'DEADLY - Dora: quarantined, 5 processes ended while they judged it',
      'B - Dora: rejected',
    ]);
    expect(lying('returned').toSorted()).toEqual(['A - Dora', 'B - Dora']);
  });
});
