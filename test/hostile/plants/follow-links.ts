import fs, { Dirent } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// The bug: threads that read folders take a link for what it leads to.
const { openSync, statSync, lstatSync } = fs;
const { isSymbolicLink, isFile, isDirectory } = Dirent.prototype;

/** What an entry leads to where it is a link, and null where it is none or leads nowhere. */
const target = (entry: Dirent): fs.Stats | null =>
  isSymbolicLink.call(entry)
    ? (statSync(`${entry.parentPath}/${entry.name}`, { throwIfNoEntry: false }) ?? null)
    : null;

const follow = (): void => {
  fs.openSync = (path, flags, mode) =>
    openSync(path, typeof flags === 'number' ? flags & ~fs.constants.O_NOFOLLOW : flags, mode);
  Object.assign(fs, { lstatSync: (path: string) => statSync(path, { throwIfNoEntry: false }) ?? lstatSync(path) });
  Dirent.prototype.isSymbolicLink = () => false;
  Dirent.prototype.isFile = function isFileBehind() {
    return target(this)?.isFile() ?? isFile.call(this);
  };
  Dirent.prototype.isDirectory = function isDirectoryBehind() {
    return target(this)?.isDirectory() ?? isDirectory.call(this);
  };
  syncBuiltinESMExports();
};

if (!isMainThread) follow();
