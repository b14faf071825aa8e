import { lstat, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { CheckEntry } from '../../intake/check.ts';
import { type EntriesToCheck, entriesToCheck } from '../../intake/check-paths.ts';
import { shown } from '../../texts/shown.ts';
import type { Desk } from '../../wire.ts';
import type { Call } from '../call.ts';

const pathContext = (call: Call, desk: Desk | null, areInboxes: boolean) => ({
  cwd: call.cwd,
  desk: desk === null ? null : { dir: desk.dir, inboxDir: resolve(desk.dir, desk.config.paths.inbox) },
  areInboxes,
});

/** The folders that paths on a command line mean. */
export const entriesAt = (
  call: Call,
  desk: Desk | null,
  { paths, inbox }: { readonly paths: readonly string[]; readonly inbox: boolean },
): EntriesToCheck => entriesToCheck(paths, pathContext(call, desk, inbox));

/** A batch: its absolute path, and what lies in it. */
export type Batch = { readonly directory: string; readonly listed: EntriesToCheck };

/** The one directory that a batch is, and what lies in it. What a link of that name leads to is the batch: the caller named it. */
export const openBatch = async (call: Call, desk: Desk | null, paths: readonly string[]): Promise<Batch> => {
  const [given = '', second] = paths;
  if (second !== undefined) {
    throw new OzmaError('usage', 'A manifest is of one batch: give one PATH with --manifest.');
  }
  const path = resolve(call.cwd, given);
  const there = given === '' ? null : await stat(path).catch(() => null);
  if (there === null) throw new OzmaError('path-missing', `${shown(given)}: there is nothing of this name.`);
  if (!there.isDirectory()) {
    throw new OzmaError('usage', `${shown(given)} is no directory: a batch is a directory of folders.`);
  }
  const isLink = (await lstat(path)).isSymbolicLink();
  const directory = isLink ? await realpath(path) : path;
  return { directory, listed: entriesAt(call, desk, { paths: [isLink ? directory : given], inbox: true }) };
};

/** Those of a batch that are somebody's submission: not its manifest and other files of the call, where they lie beside the folders. */
export const withoutFiles = async (
  { count, entries }: EntriesToCheck,
  files: readonly string[],
): Promise<EntriesToCheck> => {
  const whole = await Promise.all(files.map((file) => realpath(file).catch(() => file)));
  const paths = new Set([...files, ...whole].map(latin1Path));
  const others = function* (): Generator<CheckEntry> {
    for (const entry of entries) if (!paths.has(entry.path)) yield entry;
  };
  return { count, entries: others() };
};
