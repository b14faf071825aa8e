import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { labelOf } from '../../serve/serving.ts';
import { type Delivery, whole } from './delivery.ts';

/** A folder as a slow customer writes it: when its last piece was written, and the longest rest between two pieces, in milliseconds. */
type Written = { readonly index: number; lastMs: number; longestRestMs: number; isTakenAway: boolean };

/** Each file comes in two pieces, with rests between. */
const piecesOf = ({ files }: Delivery): readonly (readonly [name: string, piece: string])[] =>
  [...files].flatMap(([name, text]) => {
    const half = Math.ceil(text.length / 2);
    return [
      [name, text.slice(0, half)],
      [name, text.slice(half)],
    ] as const;
  });

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const write = (desk: string, folder: Written, [name, piece]: readonly [string, string]): void => {
  if (folder.isTakenAway) return;
  folder.longestRestMs = Math.max(folder.longestRestMs, Date.now() - folder.lastMs);
  try {
    appendFileSync(join(desk, 'inbox', labelOf(folder.index), name), piece);
  } catch (error) {
    if (!isGone(error)) throw error;
    folder.isTakenAway = true;
  }
  folder.lastMs = Date.now();
};

/** Which tickets a slow customer sends for, with how many items each, and how long it rests between two pieces. */
export type Customer = {
  readonly indexes: readonly number[];
  readonly items: number;
  readonly restMs: number;
  /** What it was promised: a folder is left alone until it was unchanged for so long, in milliseconds. */
  readonly settleMs: number;
};

/** Copies folders into the inbox side by side, a piece of each in turn. */
export const writeSlowly = async (desk: string, { indexes, items, restMs }: Customer): Promise<readonly Written[]> => {
  const folders = indexes.map((index): Written => {
    mkdirSync(join(desk, 'inbox', labelOf(index)));
    return { index, lastMs: Date.now(), longestRestMs: 0, isTakenAway: false };
  });
  const pieces = folders.map(({ index }) => piecesOf(whole(index, items)));
  for (let turn = 0; turn < (items + 1) * 2; turn += 1) {
    await pause(restMs);
    for (const [at, folder] of folders.entries()) write(desk, folder, pieces[at]?.[turn] ?? ['', '']);
  }
  return folders;
};

const selectReceived = 'select received_at from submission where label = ?';

/** The clock of the file system stands still between two ticks of the system, in milliseconds. */
const tickMs = 20;

const faultOf = (folder: Written, settleMs: number, received: string | undefined): readonly string[] => {
  const label = labelOf(folder.index);
  if (folder.isTakenAway) return [`${label} was taken while it was written`];
  if (received === undefined) return [];
  const leftAloneMs = Date.parse(received) - folder.lastMs;
  return leftAloneMs + tickMs < settleMs ? [`${label} was taken ${leftAloneMs} ms after its last change`] : [];
};

/**
 * What went wrong with folders that were written slowly: those that were taken before they were at rest for as long as was promised. A folder that a busy
 * machine kept its own customer from for that long says nothing; that all are such is a fault of the trial.
 */
export const faultsOfHaste = (desk: string, folders: readonly Written[], { settleMs }: Customer): readonly string[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const receivedOf = db.prepare<[string], string>(selectReceived).pluck();
    const fair = folders.filter(({ longestRestMs }) => longestRestMs < settleMs);
    if (fair.length === 0) return ['the customer was kept from writing: the machine is too busy for this trial'];
    return fair.flatMap((folder) => faultOf(folder, settleMs, receivedOf.get(labelOf(folder.index))));
  } finally {
    db.close();
  }
};
