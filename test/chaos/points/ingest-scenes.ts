import { mkdirSync } from 'node:fs';
import { runHere } from './account.ts';
import { fillDesk, makeAreas } from './post.ts';
import type { Scene } from './scene.ts';

const ingest = { args: ['--json', 'ingest'] };
const again: Scene['recover'] = async (desk) => [await runHere(desk, ingest.args)];

const makeDesk = (desk: string, yaml?: string): void => {
  mkdirSync(desk);
  makeAreas(desk, yaml);
};

const scene = (name: string, yaml: string, env: Readonly<Record<string, string>> = {}): Scene => ({
  name,
  recover: again,
  prepare: async (desk) => {
    makeDesk(desk, yaml);
    await runHere(desk, ingest.args);
    fillDesk(desk);
    return { work: { ...ingest, env }, before: [] };
  },
});

/** The very first `ingest` of a desk, which makes the database, too. */
export const firstIngest: Scene = {
  name: 'first ingest',
  recover: again,
  prepare: async (desk) => {
    makeDesk(desk);
    fillDesk(desk, { folders: 1 });
    return { work: ingest, before: [] };
  },
};

/** `ingest` of new tables and a folder of each fate, so that what was told is on disk after a power cut. */
export const ingestDurably = scene('ingest, power-loss', '');

/** The same where the machine cannot sync a file system as a whole, and each file is synced. */
export const ingestFileByFile = scene('ingest, power-loss, file by file', '', { PATH: '/nowhere' });

/** The same where only the process may end, not the machine. */
export const ingestQuickly = scene('ingest, process', 'durability: process\n');
