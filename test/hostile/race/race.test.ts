import { hash } from 'node:crypto';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InspectResult } from '../../../workers/inspect/task.ts';
import inspect from '../../../workers/inspect.ts';
import { petDesk } from '../../formats/pet-desk.ts';
import { type Arena, canaryContent, canaryWord, makeArena, names } from './arena.ts';
import { countOpens } from './counted-opens.ts';
import { startSwapping } from './swapping.ts';

const isLong = process.env['OZMA_CHAOS'] === 'long';
const opens = isLong ? 1_000_000 : 20_000;
const limitMs = isLong ? 1_800_000 : 240_000;

/** In memory where there is such a place: a disk's file system writes a file out before another takes its name, and the swapper would wait. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Folders that are handed to the reader at once. */
const batch = 60;

const canaryHash = hash('sha256', canaryContent);
const endings = [names.item, names.note, names.sub, '/whole'];

/** What came of readings: how many went through, how many told of a link, and how many gave up a folder that kept changing. */
type Tally = { whole: number; linked: number; changing: number; escaped: number };

const tally = (counts: Tally, results: readonly InspectResult[]): void => {
  for (const result of results) {
    const told = JSON.stringify(result);
    if (told.includes(canaryHash) || told.includes(canaryWord)) counts.escaped += 1;
    if (result.kind !== 'inspected') counts.changing += 1;
    else if (told.includes('"symbolic-link"')) counts.linked += 1;
    else counts.whole += 1;
  }
};

/** A reader as one writes it who has not thought of races: looks first, then reads what has that name by now. */
const readNaively = ({ files, below, whole }: Arena): string => {
  let text = '';
  for (const path of [join(files, names.item), join(files, names.note)]) {
    if (lstatSync(path).isFile()) text += readFileSync(path, 'utf8');
  }
  for (const path of [join(below, names.sub), whole]) {
    const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isFolder && readdirSync(path).length > 0) text += readFileSync(join(path, names.item), 'utf8');
  }
  return text;
};

const tryNaively = (arena: Arena): string => {
  try {
    return readNaively(arena);
  } catch {
    return '';
  }
};

const readAtMs = ({ outside }: Arena): readonly number[] =>
  [names.item, names.note].map((name) => statSync(join(outside, name)).atimeMs);

describe('names that are swapped for links while they are read', () => {
  let dir = '';
  let arena: Arena;

  beforeEach(() => {
    dir = mkdtempSync(join(scratch, 'ozma-race-'));
    arena = makeArena(dir);
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test(
    `lead nobody outside in ${opens} opens`,
    async () => {
      const paths = [arena.files, arena.below, arena.whole];
      const targets = Array.from({ length: batch }, (_, index) => ({
        path: paths[index % 3] ?? '',
        label: 'T-1 - Dora',
      }));
      const counts: Tally = { whole: 0, linked: 0, changing: 0, escaped: 0 };
      const swapping = await startSwapping(dir);
      using counted = countOpens(endings);
      for (let read = 0; counted.count() < opens; read += 1) {
        // A reader that opened them by a call that is not counted would be read for ever.
        if (read * batch > opens * 20) break;
        tally(counts, inspect({ targets, policy: petDesk, receiptKey: null }));
      }
      const swaps = await swapping.stop();
      process.stderr.write(`${counted.count()} racing opens, ${swaps} swaps, ${JSON.stringify(counts)}\n`);
      expect(counts.escaped).toBe(0);
      expect(readAtMs(arena)).toEqual([1000, 1000]);
      expect(counted.count()).toBeGreaterThanOrEqual(opens);
      // Both states were met, and changes between a look and an open, so there was a race to be lost.
      for (const seen of [swaps, counts.whole, counts.linked, counts.changing]) expect(seen).toBeGreaterThan(0);
    },
    limitMs,
  );

  test(
    'lead a reader outside that looks first and opens then',
    async () => {
      const swapping = await startSwapping(dir);
      let readings = 0;
      let escapes = 0;
      const endMs = performance.now() + limitMs / 2;
      while (escapes === 0 && performance.now() < endMs) {
        readings += 1;
        if (tryNaively(arena).includes(canaryWord)) escapes += 1;
      }
      await swapping.stop();
      process.stderr.write(`a naive reader escaped at reading ${readings}\n`);
      expect(escapes).toBe(1);
    },
    limitMs,
  );
});
