import { lstatSync, readdirSync } from 'node:fs';
import { basename, join, normalize, relative, resolve, sep } from 'node:path';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { isNoteName } from '../formats/entry-name.ts';
import { inboxEntry, listInbox } from '../spool/inbox.ts';
import { isThere } from '../spool/move.ts';
import { shown } from '../texts/shown.ts';
import type { CheckEntry } from './check.ts';
import { shownBytes } from './taken.ts';

/** How paths on a command line are understood. */
export type PathContext = {
  readonly cwd: string;
  /** The desk at hand, or null. */
  readonly desk: { readonly dir: string; readonly inboxDir: string } | null;
  /** Whether each path is an inbox because the caller says so. */
  readonly areInboxes: boolean;
};

const isDirectory = (path: string): boolean =>
  lstatSync(rawPath(path), { throwIfNoEntry: false })?.isDirectory() ?? false;

const holdsNote = (path: string): boolean =>
  isDirectory(path) && readdirSync(rawPath(path), 'latin1').some((name) => isNoteName(shownBytes(name)));

const holdsFolderWithNote = (path: string): boolean =>
  readdirSync(rawPath(path), 'latin1').some((name) => holdsNote(`${path}/${name}`));

/** Whether a path is an inbox or one submission (product.md 12, `check PATH`). */
const isInbox = (whole: string, { desk, areInboxes }: PathContext): boolean => {
  const path = latin1Path(whole);
  if (!isDirectory(path)) return false;
  return areInboxes || whole === desk?.inboxDir || basename(whole) === 'inbox' || holdsFolderWithNote(path);
};

/** A path as it is shown: relative to the desk that it lies in, else as it was given. */
const shownRoot = (given: string, whole: string, { desk }: PathContext): string =>
  desk !== null && whole.startsWith(desk.dir + sep) ? relative(desk.dir, whole) : normalize(given).replace(/\/+$/, '');

/** Folders to check, in order: how many, and each when its turn comes, for there may be a million of them. */
export type EntriesToCheck = { readonly count: number; readonly entries: Iterable<CheckEntry> };

const entriesIn = (whole: string, root: string): EntriesToCheck => {
  const relatives = listInbox(whole);
  const entries = function* (): Generator<CheckEntry> {
    for (const relative of relatives) {
      const { path, label } = inboxEntry(whole, relative);
      yield { path, label, shownPath: join(root, shownBytes(relative)) };
    }
  };
  return { count: relatives.length, entries: entries() };
};

const entriesAt = (given: string, context: PathContext): EntriesToCheck => {
  const whole = resolve(context.cwd, given);
  const path = latin1Path(whole);
  if (given === '' || !isThere(path))
    throw new OzmaError('path-missing', `${shown(given)}: there is nothing of this name.`);
  const root = shownRoot(given, whole, context);
  if (isInbox(whole, context)) return entriesIn(whole, root);
  return { count: 1, entries: [{ path, label: latin1Path(basename(whole)), shownPath: root }] };
};

const byPath = (a: CheckEntry, b: CheckEntry): number =>
  Buffer.compare(Buffer.from(a.shownPath), Buffer.from(b.shownPath));

/**
 * The folders that paths on a command line mean, each once, in the order in which they are judged. Throws an `OzmaError` for a path that does
 * not exist.
 */
export const entriesToCheck = (paths: readonly string[], context: PathContext): EntriesToCheck => {
  const [first, ...more] = paths.map((path) => entriesAt(path, context));
  if (first === undefined) return { count: 0, entries: [] };
  if (more.length === 0) return first;
  const all = [first, ...more].flatMap((one) => [...one.entries]);
  const entries = [...new Map(all.map((entry) => [entry.path, entry])).values()].sort(byPath);
  return { count: entries.length, entries };
};
