import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unfinished } from '../queue/account.ts';
import { runHere } from './account.ts';
import { runPlain, type Work } from './faulted.ts';
import { fillDesk, makeAreas } from './post.ts';
import { makeQueued, patient } from './repair-scenes.ts';
import type { Scene } from './scene.ts';

const repairProgram = `let task = '';
process.stdin.on('data', (piece) => (task += piece)).on('end', () => process.stdout.write('{"outcome":"fulfilled"}'));
`;
const ways = `repairs:
  bunny: { way: module, module: repairs/bunny.js }
  nest: { way: command, command: [${JSON.stringify(process.execPath)}, repairs/nest.cjs] }
serve: { scan: 0.5, drain: 10 }
`;

const isWorkedOff = (desk: string): boolean =>
  ['inbox', 'processing'].every((area) => readdirSync(join(desk, area)).length === 0) && unfinished(desk) === 0;

const writeWays = (desk: string): void => {
  mkdirSync(join(desk, 'repairs'));
  writeFileSync(join(desk, 'repairs/bunny.js'), `export default async () => ({ outcome: 'fulfilled' });\n`);
  writeFileSync(join(desk, 'repairs/nest.cjs'), repairProgram);
};

const serving: Work = { args: ['--json', 'serve', '--settle', '0'], isDone: isWorkedOff };

const again: Scene['recover'] = async (desk) => {
  const { status, stdout, stderr, isLate } = await runPlain(desk, serving);
  return [{ status: isLate || status === null ? 3 : status, out: stdout, err: stderr }];
};

/** `serve` repairs what is queued: bunnies by a module, nests by a program. It is told to stop when everything is done. */
export const serve: Scene = {
  name: 'serve, repairs',
  prepare: async (desk) => {
    await makeQueued(desk, ways);
    writeWays(desk);
    return { work: serving, before: [] };
  },
  recover: again,
};

/** `serve` takes in the tables and the post, and repairs. */
export const serveAll: Scene = {
  name: 'serve, intake and repairs',
  prepare: async (desk) => {
    mkdirSync(desk);
    makeAreas(desk, `${patient}${ways}`);
    await runHere(desk, ['ingest']);
    fillDesk(desk);
    writeWays(desk);
    return { work: serving, before: [] };
  },
  recover: again,
};
