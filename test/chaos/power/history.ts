import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Random } from '../../build/random.ts';

/** What was done to a disk, in order; `end` is how long the history was once it held this. */
export type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer; readonly end: number }
  | { readonly kind: 'flush'; readonly end: number };

const headBytes = 16;
const blockBytes = 4096;

/** Reads the history that `block-log` wrote. */
export const readHistory = (file: string): readonly Change[] => {
  const all = readFileSync(file);
  const changes: Change[] = [];
  for (let at = 0; at + headBytes <= all.length; ) {
    const offset = Number(all.readBigInt64LE(at));
    const end = at + headBytes + Number(all.readBigInt64LE(at + 8));
    const bytes = all.subarray(at + headBytes, end);
    changes.push(offset < 0 ? { kind: 'flush', end } : { kind: 'write', offset, bytes, end });
    at = end;
  }
  return changes;
};

/** How many of the first `count` changes a flush has made sure of. */
export const flushedOf = (changes: readonly Change[], count: number): number =>
  changes.slice(0, count).findLastIndex(({ kind }) => kind === 'flush') + 1;

const withImage = (image: string, change: (fd: number) => void): void => {
  const fd = openSync(image, 'r+');
  try {
    change(fd);
  } finally {
    closeSync(fd);
  }
};

/** Does changes to an image as they were done. */
export const applyAll = (image: string, changes: readonly Change[]): void =>
  withImage(image, (fd) => {
    for (const one of changes) if (one.kind === 'write') writeSync(fd, one.bytes, 0, one.bytes.length, one.offset);
  });

/** How much of what was not flushed a disk may have kept: nothing, some, nearly all, all. */
const shares = [0, 0.2, 0.5, 0.9, 1] as const;

/** Does to an image what a disk may have kept of changes that were not flushed: some blocks of some writes, so that others seem to have come before them. */
export const applySome = (image: string, changes: readonly Change[], random: Random): void => {
  const share = random.pick(shares);
  withImage(image, (fd) => {
    for (const one of changes) {
      if (one.kind === 'flush') continue;
      for (let at = 0; at < one.bytes.length; at += blockBytes) {
        if (random.fraction() >= share) continue;
        writeSync(fd, one.bytes, at, Math.min(blockBytes, one.bytes.length - at), one.offset + at);
      }
    }
  });
};
