import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What nobody may read, and how anything that came of it can be known. */
export const canaryWord = 'canary';
export const canaryContent = `the ${canaryWord} outside\n`;

const canaryNote = `Ticket: T-1\nOwner: ${canaryWord}\nDate: 2026-10-03\n`;

/** Folders that a swapper changes while they are read, and what its links lead to. */
export type Arena = {
  /** Its note and its item are each now a file, now a link. */
  readonly files: string;
  /** Its sub-folder is now a folder, now a link. */
  readonly below: string;
  /** It is itself now a folder, now a link. */
  readonly whole: string;
  readonly outside: string;
  /** Where the swapper keeps what is not in its place. */
  readonly spare: string;
};

/** The names that are swapped. */
export const names = { item: 'bunny-1.object', note: 'note.txt', sub: 'sub' } as const;

/** The arena in a directory. */
export const arenaIn = (dir: string): Arena => ({
  files: join(dir, 'files'),
  below: join(dir, 'below'),
  whole: join(dir, 'whole'),
  outside: join(dir, 'outside'),
  spare: join(dir, 'spare'),
});

const fill = (dir: string, item: string, note: string): void => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, names.item), item);
  writeFileSync(join(dir, names.note), note);
};

/** Makes the arena; an access time before the last change moves at the next read, even where the file system spares access times. */
export const makeArena = (dir: string): Arena => {
  const arena = arenaIn(dir);
  for (const folder of [arena.files, arena.below, arena.whole, join(arena.below, names.sub)])
    fill(folder, 'a bunny', 'Owner: x\n');
  fill(arena.outside, canaryContent, canaryNote);
  for (const name of [names.item, names.note]) utimesSync(join(arena.outside, name), 1, 2);
  mkdirSync(arena.spare);
  symlinkSync(arena.outside, join(arena.spare, 'whole-link'));
  symlinkSync(arena.outside, join(arena.spare, 'sub-link'));
  return arena;
};
