import { lstatSync, type Stats } from 'node:fs';
import {
  closeDirectory,
  listDirectory,
  type OpenDirectory,
  openChildDirectory,
  openDirectory,
  statChild,
} from '../../workers/inspect/directory.ts';
import { ChangedMidway, errnoOf } from '../../workers/inspect/disk-error.ts';
import { rawPath } from '../../workers/inspect/raw-path.ts';

/** A name that programs give to what they are still writing. */
const isPartName = (name: string): boolean => /\.(?:part|tmp)$|~$/i.test(name);

/** After this long without a change, a name such as `draft.tmp` is no longer taken for a sign that somebody is writing. */
const abandonedMs = 60 * 60 * 1000;

/** How much of a folder is looked at; what is larger or deeper is over any sensible limit, and the inspection will say so. */
const bounds = { entries: 10_000, depth: 64 } as const;

/** The newest change seen, and whether a name says that writing goes on. */
type Signs = { newestMs: number; hasPartName: boolean; entries: number };

/** By the time of the inode's change: a copy may keep the modification time of its original, but not this one. */
const take = (signs: Signs, name: string, stats: Stats): void => {
  signs.newestMs = Math.max(signs.newestMs, stats.ctimeMs);
  signs.hasPartName ||= isPartName(name);
  signs.entries += 1;
};

const lookInto = (signs: Signs, directory: OpenDirectory, depth: number): void => {
  for (const { name, type } of listDirectory(directory, bounds.entries)) {
    if (signs.entries >= bounds.entries) return;
    take(signs, name, statChild(directory, name));
    if (type !== 'directory' || depth >= bounds.depth) continue;
    const child = openChildDirectory(directory, name);
    try {
      lookInto(signs, child, depth + 1);
    } finally {
      closeDirectory(child);
    }
  }
};

const signsOf = (path: string): Signs => {
  const stats = lstatSync(rawPath(path));
  const signs: Signs = { newestMs: 0, hasPartName: false, entries: 0 };
  take(signs, path, stats);
  if (!stats.isDirectory()) return signs;
  const directory = openDirectory(path);
  try {
    lookInto(signs, directory, 0);
  } finally {
    closeDirectory(directory);
  }
  return signs;
};

/** Whether an entry has been left alone for long enough; if not, from when on (in epoch milliseconds) another look is worth while. */
export type Rest = { readonly isSettled: true } | { readonly isSettled: false; readonly lookAgainMs: number };

const settled: Rest = { isSettled: true };

/** What the process or the whole machine lacks, and what says nothing of the entry. */
const shortages: readonly string[] = ['EMFILE', 'ENFILE', 'ENOMEM', 'EIO', 'ESTALE', 'ENOTCONN'];

/**
 * Whether an entry of the inbox (path with a byte a character) has been left unchanged for `seconds` and holds no name of something
 * half written (`.part`, `.tmp`, `~`; such a name counts for an hour at most). What changes or goes away meanwhile is not settled.
 * What cannot be looked into is settled: the inspection says why. A change in the future tells of a clock set back, not of writing.
 * Throws what the system says when it is not about this entry.
 */
export const restOf = (path: string, seconds: number, nowMs: number): Rest => {
  try {
    const signs = signsOf(path);
    const quietMs = Math.abs(nowMs - signs.newestMs);
    if (quietMs < seconds * 1000) return { isSettled: false, lookAgainMs: signs.newestMs + seconds * 1000 };
    // Its part may be renamed at any moment.
    return signs.hasPartName && quietMs < abandonedMs ? { isSettled: false, lookAgainMs: nowMs } : settled;
  } catch (error) {
    if (error instanceof ChangedMidway || errnoOf(error) === 'ENOENT') return { isSettled: false, lookAgainMs: nowMs };
    if (errnoOf(error) !== '' && !shortages.includes(errnoOf(error))) return settled;
    throw error;
  }
};
