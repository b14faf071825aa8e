import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from './target.ts';
import { fillInbox, makeDesk, writeRegistry, writeTickets } from './world.ts';

/** Makes a desk whose tickets and registry are imported and whose inbox is full: `desk/`, and the two tables beside it. */
export const makeReadyDesk = async (dir: string, folders: number, { ozma }: Pick<Bench, 'ozma'>): Promise<void> => {
  const desk = join(dir, 'desk');
  makeDesk(desk, 'process');
  const tables = { tickets: join(dir, 'tickets.csv'), registry: join(dir, 'registry.csv') };
  await writeTickets(tables.tickets, folders);
  await writeRegistry(tables.registry, folders);
  for (const [what, file] of Object.entries(tables)) {
    const [program = '', ...args] = ozma('--desk', desk, what, 'import', file);
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  fillInbox(join(desk, 'inbox'), folders);
};

/** The desk that checks and ingests are measured on, kept from run to run. */
export const readyDesk = async (bench: Bench, folders: number): Promise<string> =>
  join(await bench.kept(`folders-${folders}`, (dir) => makeReadyDesk(dir, folders, bench)), 'desk');

/** Hashes every file of a directory by `sha256sum` in two processes: what reading and hashing alone take. */
export const sha256sumOf = (dir: string): readonly string[] => [
  'bash',
  '-c',
  'find "$1" -type f -print0 | xargs -0 -P 2 -n 512 sha256sum',
  'bash',
  dir,
];
