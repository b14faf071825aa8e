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

/** What lay where, and which pause was open, once the moves had ended that were under way when it came. */
type Rest = { readonly lying: string; readonly pause: number | undefined };

/** Waits for a pause, and then for the moves to end. */
export const restUnderPause = async (desk: string): Promise<Rest> => {
  await eventually(() => pausesOf(desk).length > 0, 'a pause', 120_000);
  const [open] = pausesOf(desk);
  let lying = '';
  await eventually(async () => {
    lying = lyingIn(desk);
    await pause(restMs);
    return lyingIn(desk) === lying;
  }, 'rest after a pause');
  return { lying, pause: open };
};

/** What moved since: seen on the disk itself, whatever the ledger says. Nothing when all was at rest. */
export const movedSince = (desk: string, rest: Rest): readonly string[] => {
  const lying = lyingIn(desk);
  if (pausesOf(desk)[0] !== rest.pause) return [`pause ${rest.pause} ended though the feed says that the grid is down`];
  return lying === rest.lying ? [] : [`while paused, the areas went from ${rest.lying} to ${lying}`];
};
