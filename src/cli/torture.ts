import { resolve } from 'node:path';
import { initDesk } from '../desk/init.ts';
import { diskFault } from '../disk-fault.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { tortureWordsIn } from '../texts/torture-words-in.ts';
import { type Torture, writeTorture } from '../torture/write-torture.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { wrap } from './fit.ts';
import { nextSteps } from './next-steps.ts';
import { writeJson, writeLine } from './output.ts';
import { openProgress } from './progress.ts';
import { lineWidth } from './verdict-lines.ts';

/** What `ozma torture` was told. */
export type TortureCall = { readonly dir: string; readonly count: string; readonly seed: string };

const most = 100_000_000;

const numberOf = (option: string, given: string): number => {
  const number = /^\d+$/u.test(given.trim()) ? Number(given) : 0;
  if (number >= 1 && number <= most) return number;
  throw new OzmaError('usage', `${option}: expected a whole number from 1 to ${most}, not "${given}".`);
};

const tellMade = async (call: Call, dir: string, { made, leftOut }: Torture): Promise<void> => {
  const language = languageOf(call, 'en');
  const words = tortureWordsIn(language);
  const width = lineWidth(call.stdout);
  const lines = [
    words.made(made, shown(dir)),
    ...leftOut.map(({ folders, need, why }) => words.leftOut(folders, words.needs[need], shown(why))),
  ];
  for (const line of lines.flatMap((text) => wrap(text, width))) await writeLine(call.stdout, line);
  await nextSteps(call, dir, { heading: screensIn(language).other.next, steps: words.next });
};

/**
 * `ozma torture`: makes a desk whose inbox is full of hostile folders, with what must become of each. A directory with something in it, or a
 * number that is none, is `usage`; what the disk refuses is `disk-full` or `disk-fault`.
 */
export const torture = async (call: Call, { dir, count: folders, seed: number }: TortureCall): Promise<ExitStatus> => {
  const count = numberOf('--count', folders);
  const seed = numberOf('--seed', number);
  const whole = resolve(call.cwd, dir);
  await initDesk(whole, { sample: false });
  const progress = openProgress(call, tortureWordsIn(languageOf(call, 'en')).making);
  progress.start(count);
  const made = await writeTorture({ dir: whole, seed, count, onDone: () => progress.advance(1) }).catch(
    (error: unknown) => Promise.reject(diskFault(whole, error)),
  );
  progress.clear();
  if (call.json) await writeJson(call.stdout, { desk: whole, seed, count, ...made });
  else await tellMade(call, dir, made);
  return 0;
};
