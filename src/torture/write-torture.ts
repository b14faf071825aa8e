import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { reasonCodes } from '../domain/reason.ts';
import { escapeName } from '../formats/entry-name.ts';
import type { Need } from '../texts/torture-words.ts';
import type { Attack } from './attack.ts';
import { attackAt, honest } from './attacks.ts';
import { openDeskTables } from './desk-files.ts';
import { openLines } from './open-lines.ts';
import { findImpossible } from './possible.ts';
import { type Random, seededRandom } from './random.ts';
import { canaryName, canaryText, linkedName, type Site } from './site.ts';
import { honestRecords, type Subject, somebodyElse, subjectAt } from './subject.ts';

/** What to make, and where: a desk's directory that has an inbox with nothing in it. The same seed and count make the same. */
export type TortureOptions = {
  readonly dir: string;
  readonly seed: number;
  readonly count: number;
  /** Called for each folder, whether it was made or left out. */
  readonly onDone: () => void;
};

/** What was left out, since it cannot be made here: how many folders, and why. */
type LeftOut = { readonly need: Need; readonly why: string; readonly folders: number };

/** What was made. */
export type Torture = { readonly made: number; readonly leftOut: readonly LeftOut[] };

/** As many folders share a directory of canaries; a file cannot have names without number. */
const sharers = 10_000;

const outsideAt = (index: number): string => `outside/${Math.floor(index / sharers)}`;

/** An access time before the last change moves at the next read, even where the file system spares access times (relatime). */
const makeCanaries = (dir: string): void => {
  mkdirSync(dir, { recursive: true });
  for (const name of [canaryName, linkedName, 'note.txt']) {
    writeFileSync(`${dir}/${name}`, canaryText);
    utimesSync(`${dir}/${name}`, 1, 2);
  }
};

type Making = { readonly dir: string; readonly index: number; readonly random: Random; readonly earlier: Subject };

const siteOf = (attack: Attack, making: Making): { readonly site: Site; readonly relative: string } => {
  const { dir, index, random, earlier } = making;
  const outside = outsideAt(index);
  const plan = {
    outside: latin1Path(`${dir}/${outside}`),
    outsideFromEntry: `../../${outside}`,
    workshop: `${dir}/workshop`,
    random,
    subject: subjectAt(index, random, earlier.owner),
    earlier,
  };
  const label = attack.label({ ...plan, path: '' });
  const relative = attack.isApart ? `@${String(index).padStart(9, '0')}/${label}` : label;
  return { site: { ...plan, path: `${latin1Path(`${dir}/inbox`)}/${relative}` }, relative };
};

/** What must become of one entry, as a line of `expected.jsonl`; `path` is the one that a verdict has. */
const expectedLine = ({ attack, verdict, codes }: Attack, relative: string): string => {
  const path = `inbox/${escapeName(Buffer.from(relative, 'latin1')).text}`;
  const inOrder = reasonCodes.filter((code) => codes.includes(code));
  return `${JSON.stringify({ path, attack, verdict, codes: inOrder })}\n`;
};

const makeEntry = async (attack: Attack, site: Site): Promise<void> => {
  mkdirSync(rawPath(dirname(site.path)), { recursive: true });
  await attack.make(site);
};

/**
 * Fills a desk with hostile folders, its tables with their tickets and items, and `expected.jsonl` with what must become of each. Nothing is
 * written outside the directory, and no link leads out of it to anything that is there; `outside/` beside the inbox holds what no
 * reader may look into. What the machine cannot make is left out, and all else is the same as elsewhere.
 */
export const writeTorture = async ({ dir, seed, count, onDone }: TortureOptions): Promise<Torture> => {
  const impossible = await findImpossible(`${dir}/workshop`);
  const missed = new Map<Need, number>();
  await using tables = await openDeskTables(dir);
  await using expected = await openLines(`${dir}/expected.jsonl`, '');
  let earlier = somebodyElse;
  for (let index = 0; index < count; index += 1) {
    if (index % sharers === 0) makeCanaries(`${dir}/${outsideAt(index)}`);
    // Of its own for each folder, so that one that is left out changes nothing of the others.
    const random = seededRandom(seed * 1_000_003 + index);
    const attack = attackAt(index, random);
    const { site, relative } = siteOf(attack, { dir, index, random, earlier });
    if (attack.needs !== null && impossible.has(attack.needs)) {
      missed.set(attack.needs, (missed.get(attack.needs) ?? 0) + 1);
    } else {
      await makeEntry(attack, site);
      await tables.add(site.subject, attack.records(honestRecords(site.subject), site));
      await expected.add(expectedLine(attack, relative));
    }
    if (attack === honest) earlier = site.subject;
    onDone();
  }
  const leftOut = [...missed].map(([need, folders]) => ({ need, folders, why: impossible.get(need) ?? '' }));
  return { made: count - leftOut.reduce((sum, { folders }) => sum + folders, 0), leftOut };
};
