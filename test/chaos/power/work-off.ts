import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { waitingLabels } from './account.ts';
import type { Process } from './processes.ts';
import type { Scene } from './scenes.ts';
import type { Told } from './told.ts';

/** A desk whose end has come. */
export type DeskAtItsEnd = {
  readonly desk: string;
  readonly start: (...args: readonly string[]) => Process;
  readonly told: readonly Told[];
};

const repairsIn = (desk: string, states: string): readonly number[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    return db.prepare<[], number>(`select id from repair where state in (${states})`).pluck().all();
  } finally {
    db.close();
  }
};

const patienceMs = 180_000;

/** Serves until every repair has come to its end, what the dead processes held included; then stops it as its owner would. */
const serveToTheEnd = async ({ desk, start }: DeskAtItsEnd): Promise<readonly string[]> => {
  const serve = start('serve', '--no-progress');
  const sinceMs = performance.now();
  while (waitingLabels(desk).length > 0 || repairsIn(desk, "'queued', 'claimed'").length > 0) {
    if (performance.now() - sinceMs > patienceMs) break;
    await Promise.race([pause(50), serve.ended]);
  }
  serve.kill('SIGTERM');
  const status = await serve.ended;
  const left = repairsIn(desk, "'queued', 'claimed', 'escalated', 'withdrawn'");
  return [
    // It may have had nothing to do, and be told to stop before it listens.
    ...(status === 0 || status === 'SIGTERM' ? [] : [`serve ended with status ${status}: ${serve.complaints()}`]),
    ...left.map((repair) => `repair ${repair} did not come to its end`),
  ];
};

/** Finishes what people had claimed when the power went, with the tokens that they were told. */
const finishClaimed = async ({ desk, start, told }: DeskAtItsEnd): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const repair of repairsIn(desk, "'claimed'")) {
    const claim = told.findLast((one) => one.kind === 'claimed' && one.repair === repair);
    if (claim?.kind !== 'claimed' || claim.token === null) continue;
    const finish = start('queue', 'finish', `${repair}`, '--token', claim.token, '--outcome', 'fulfilled');
    const status = await finish.ended;
    if (status !== 0) wrong.push(`the token of repair ${repair} does not hold it: ${finish.complaints()}`);
  }
  return wrong;
};

/** Brings a desk's repairs to their ends where that can be done; answers what went wrong. */
export const workOff = async (scene: Scene, ending: DeskAtItsEnd): Promise<readonly string[]> => {
  switch (scene) {
    case 'serve':
      return serveToTheEnd(ending);
    case 'hand':
      return finishClaimed(ending);
    case 'ingest':
    case 'recovery':
      return [];
  }
};
