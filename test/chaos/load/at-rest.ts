import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { eventually } from '../../serve/serving.ts';

/** What lies in the areas into which nothing moves while a pause is open. */
const lyingIn = (desk: string): string =>
  ['repair', 'returned', 'trash'].map((area) => `${area}/ ${readdirSync(join(desk, area)).length}`).join(', ');

/** The numbers of the pauses of a whole desk that are open. */
export const pausesOf = (desk: string): readonly number[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    return db.prepare<[], number>(`select id from pause where scope_kind = 'desk'`).pluck().all();
  } finally {
    db.close();
  }
};

/** How long nothing may move for the batch that was under way when the pause came to have ended, in milliseconds. */
const restMs = 500;

/**
 * Waits for a pause, then for the moves that were under way to end, and looks for so long whether the areas stay as they are: on the disk itself, whatever
 * the ledger says. Answers what moved; nothing when all was at rest.
 */
export const movedUnderPause = async (desk: string, lookMs: number): Promise<readonly string[]> => {
  await eventually(() => pausesOf(desk).length > 0, 'a pause', 120_000);
  const [pausedBy] = pausesOf(desk);
  let before = '';
  await eventually(async () => {
    before = lyingIn(desk);
    await pause(restMs);
    return lyingIn(desk) === before;
  }, 'rest after a pause');
  await pause(lookMs);
  const after = lyingIn(desk);
  if (pausesOf(desk)[0] !== pausedBy) return [`the pause ${pausedBy} ended though the feed says that the grid is down`];
  return after === before ? [] : [`while paused, the areas went from ${before} to ${after}`];
};
