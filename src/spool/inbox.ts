import { lstatSync, readdirSync } from 'node:fs';
import { errnoOf } from '../../workers/inspect/disk-error.ts';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { isLitter } from '../formats/entry-name.ts';

/** One thing that lies in the inbox. All three are bytes of names, one a character (latin1), for names on disk need not be text. */
export type InboxEntry = {
  /** Where it is, for system calls. */
  readonly path: string;
  /** Its path within the inbox: `<label>` or `@<unique>/<label>`. */
  readonly relative: string;
  /** Its own name. */
  readonly label: string;
};

/** Dot-files and litter are nobody's submission; an undecodable name is compared by its bytes and is never litter. */
const isIgnored = (name: string): boolean => name.startsWith('.') || isLitter(name);

const namesIn = (path: string): readonly string[] =>
  readdirSync(rawPath(path), 'latin1').filter((name) => !isIgnored(name));

const isDirectory = (path: string): boolean =>
  lstatSync(rawPath(path), { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The children of an `@…` directory; none where it has just gone. */
const delivered = (path: string): readonly string[] => {
  try {
    return namesIn(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
};

/** An entry by its path within the inbox. */
export const inboxEntry = (inboxDir: string, relative: string): InboxEntry => ({
  path: `${latin1Path(inboxDir)}/${relative}`,
  relative,
  label: relative.slice(relative.indexOf('/') + 1),
});

/**
 * The paths within an inbox of everything that waits there (product.md 3 and 12), in no order: its children, and the children of its directories
 * named `@…`. Nothing is followed: a link is an entry itself. Paths alone, for an inbox may hold a million of them. Throws what the system says
 * when the inbox cannot be listed.
 */
export function* inboxPaths(inboxDir: string): Generator<string> {
  const inbox = latin1Path(inboxDir);
  for (const name of namesIn(inbox)) {
    if (!name.startsWith('@') || !isDirectory(`${inbox}/${name}`)) yield name;
    else for (const label of delivered(`${inbox}/${name}`)) yield `${name}/${label}`;
  }
}

/** The paths within an inbox of everything that waits there, in byte order (see `inboxPaths`). */
export const listInbox = (inboxDir: string): readonly string[] => [...inboxPaths(inboxDir)].sort();

/** Everything that waits in an inbox, in byte order. */
export const scanInbox = (inboxDir: string): readonly InboxEntry[] =>
  listInbox(inboxDir).map((relative) => inboxEntry(inboxDir, relative));
