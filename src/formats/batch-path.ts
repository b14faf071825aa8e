import type { RowFault } from '../domain/batch-reason.ts';
import { isWindowsName } from './windows-name.ts';

/** Where the paths of a batch manifest start. */
export type PathStart = {
  /** Whether it is the payload manifest of a BagIt bag, whose paths all begin with `data/` (RFC 8493, 2.1.3). */
  readonly isBag: boolean;
  /** The name of the checked directory, where paths may begin with it; null where it has an entry of that name itself. */
  readonly ownName: string | null;
};

/** The place that a path names, or why it names none. */
export type PathReading =
  | { readonly kind: 'place'; readonly folder: string; readonly file: string }
  | { readonly kind: 'bad'; readonly why: RowFault };

/** Absolute, on a drive or a share, or with a null that ends it early (RFC 8493, 5.1). */
const startsElsewhere = /^[/\\]|^[A-Za-z]:|\0/;
const goesUp = /(?:^|[/\\])\.\.(?:[/\\]|$)/;
/** The home of a user, as shells have it. */
const startsAtHome = /^~[\w.-]*(?:[/\\]|$)/;

/** Names of a path without those that lead nowhere. */
const namesOf = (path: string): readonly string[] => path.split('/').filter((name) => name !== '' && name !== '.');

/** Why a path, or a part of one, cannot be used on every platform; null where it can. */
export const pathFault = (path: string): RowFault | null => {
  if (path === '') return 'empty';
  if (startsElsewhere.test(path) || goesUp.test(path) || startsAtHome.test(path)) return 'escaping-path';
  return namesOf(path).every(isWindowsName) ? null : 'unsafe-name';
};

const withoutOwnName = (names: readonly string[], { ownName }: PathStart): readonly string[] => {
  const isOwn = ownName !== null && names[0]?.normalize('NFC') === ownName.normalize('NFC');
  return isOwn ? names.slice(1) : names;
};

/**
 * The folder and the file that a listed path names (product.md 9): the first name is the folder, of one that begins with `@` the first two, and
 * the rest is the file. A leading `./`, `data/` of a bag, and the checked directory's own name are taken off.
 */
export const readBatchPath = (path: string, start: PathStart): PathReading => {
  const fault = pathFault(path);
  if (fault !== null) return { kind: 'bad', why: fault };
  const listed = namesOf(path);
  if (start.isBag && listed[0] !== 'data') return { kind: 'bad', why: 'escaping-path' };
  const names = withoutOwnName(start.isBag ? listed.slice(1) : listed, start);
  const folderNames = names[0]?.startsWith('@') === true ? 2 : 1;
  if (names.length <= folderNames || path.endsWith('/')) return { kind: 'bad', why: 'no-folder' };
  return { kind: 'place', folder: names.slice(0, folderNames).join('/'), file: names.slice(folderNames).join('/') };
};
