import { mkdirSync, writeFileSync } from 'node:fs';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { type Random, seededRandom } from '../build/random.ts';
import { contentMakers } from './content-makers.ts';
import { nameMakers } from './name-makers.ts';
import { naughtyTexts } from './naughty.ts';
import { canaryName, canaryText, makeOrdinary } from './site.ts';
import { type Make, specialMakers } from './special-makers.ts';

/** One entry that was made in an inbox: what it is, and its path within the inbox, a byte a character (latin1). */
export type Hostile = { readonly kind: string; readonly relative: string };

/** What to generate: the same seed and count make the same entries. */
export type HostileOptions = { readonly seed: number; readonly count: number };

const makers: Readonly<Record<string, Make>> = { ...specialMakers, ...contentMakers, ...nameMakers };
const kinds = Object.keys(makers);

/** Kinds that take long to make or to remove; few of them are enough. */
const costly: ReadonlySet<string> = new Set(['very-deep', 'many', 'many-folders', 'all-naughty-names']);
const costlyShare = 10;

/** Every kind comes first once; after that by chance. */
const kindAt = (index: number, random: Random): string => {
  const kind = kinds[index] ?? kinds[random.below(kinds.length)] ?? 'ordinary';
  const isSpared = index >= kinds.length && costly.has(kind) && random.below(costlyShare) !== 0;
  return isSpared ? 'ordinary' : kind;
};

const instructed = 'T-1042 - Dora Quillfeather';

/** A label as bytes: as instructed, broken in some way, or nothing that a label should be. Never ignored by a scan, and never too long. */
const labelAt = (random: Random): string => {
  const naughty = random.pick(naughtyTexts);
  const label = random
    .pick([
      instructed,
      instructed,
      latin1Path(naughty),
      latin1Path(`T-1042 - ${naughty}`),
      `T-1042 - Dora \xff Quillfeather`,
      '\xc3\x28',
      'x'.repeat(255),
      latin1Path('チ'.repeat(85)),
      `${instructed}\n${instructed}`,
    ])
    .slice(0, 255);
  return label.startsWith('.') || label === '' ? `_${label.slice(1)}` : label;
};

const prepareOutside = (outside: string): void => {
  mkdirSync(outside, { recursive: true });
  writeFileSync(`${outside}/${canaryName}`, canaryText);
  writeFileSync(`${outside}/note.txt`, canaryText);
};

/**
 * Fills an inbox with hostile entries, and `<inboxDir>.outside` beside it with canaries that nobody may read. Each entry is delivered as
 * `@<number>/<label>`, so that labels may repeat. Answers what was made, in order.
 */
export const generateHostile = async (
  inboxDir: string,
  { seed, count }: HostileOptions,
): Promise<readonly Hostile[]> => {
  const random = seededRandom(seed);
  const outside = `${inboxDir}.outside`;
  prepareOutside(outside);
  const made: Hostile[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = kindAt(index, random);
    const relative = `@${String(index).padStart(6, '0')}/${labelAt(random)}`;
    const path = `${latin1Path(inboxDir)}/${relative}`;
    mkdirSync(rawPath(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
    await (makers[kind] ?? makeOrdinary)({ path, outside: latin1Path(outside), random, index });
    made.push({ kind, relative });
  }
  return made;
};
