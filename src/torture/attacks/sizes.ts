import { mkdirSync, renameSync } from 'node:fs';
import { rawPath } from '../../../workers/inspect/raw-path.ts';
import { type Attack, rejected } from '../attack.ts';
import { limits } from '../desk-rules.ts';
import { makeFolder, makeHonest, put, putSparse, type Site } from '../site.ts';

const tooLarge = ['TOO_LARGE'] as const;
const gibibyte = 2 ** 30;

const nested = (depth: number, name: string): string => Array.from({ length: depth }, () => name).join('/');

const putMany = (site: Site, count: number): void => {
  for (let index = 0; index < count; index += 1) put(site, `bunny-${index}.object`, '');
};

const sparse = (attack: Attack): Attack => ({ ...attack, needs: 'sparse-files' });
const costly = (attack: Attack): Attack => ({ ...attack, isCostly: true });

/** Two halves are joined, for no system call takes the whole path. */
const makeBeyondLongestPath = (site: Site): void => {
  makeHonest(site);
  const half = nested(12, 'd'.repeat(200));
  mkdirSync(`${site.workshop}/${half}`, { recursive: true });
  makeFolder(site, half);
  renameSync(site.workshop, rawPath(`${site.path}/${half}/joined`));
};

/** More than anybody may send: what must be told before it is read. */
export const sizeAttacks: readonly Attack[] = [
  sparse(
    rejected('an item of 10 GiB', tooLarge, (site) => {
      makeHonest(site);
      putSparse(site, 'bunny-2.object', 10 * gibibyte);
    }),
  ),
  sparse(
    rejected('a note of 1 GiB', tooLarge, (site) => {
      makeHonest(site);
      putSparse(site, 'note.txt', gibibyte);
    }),
  ),
  sparse(rejected('a file of 10 GiB in place of the folder', tooLarge, (site) => putSparse(site, '', 10 * gibibyte))),
  sparse(
    rejected('a receipt of 256 MiB', tooLarge, (site) => {
      makeHonest(site);
      putSparse(site, '.ozma-receipt.json', 2 ** 28);
    }),
  ),
  rejected('a note without a line end, a byte over the limit', tooLarge, (site) => {
    makeHonest(site);
    put(site, 'note.txt', 'a'.repeat(limits.noteBytes + 1));
  }),
  costly(
    rejected('more files than are allowed', tooLarge, (site) => {
      makeFolder(site);
      putMany(site, limits.files + 1);
    }),
  ),
  costly(
    rejected('more folders than are allowed', tooLarge, (site) => {
      makeHonest(site);
      for (let index = 0; index < limits.files; index += 1) makeFolder(site, `${index}`);
    }),
  ),
  rejected('folders in folders, deeper than allowed', tooLarge, (site) => {
    makeHonest(site);
    makeFolder(site, nested(limits.depth * 3, 'd'));
    put(site, `${nested(limits.depth * 3, 'd')}/bunny-6.object`, 'x');
  }),
  costly(
    rejected('1500 folders in each other', tooLarge, (site) => {
      makeHonest(site);
      makeFolder(site, nested(1500, 'd'));
    }),
  ),
  costly(rejected('a path longer than the system takes', tooLarge, makeBeyondLongestPath)),
];
