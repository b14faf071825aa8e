import { resolve } from 'node:path';
import { initDesk } from '../desk/init.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { wrap } from './fit.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { beside, widestOf } from './table.ts';
import { lineWidth } from './verdict-lines.ts';

/** What `ozma init` was told. */
export type InitOptions = { readonly dir: string; readonly sample: boolean };

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** `ozma init`: makes a desk, and says what was made and what to do next. A directory with something in it is `usage`. */
export const init = async (call: Call, { dir, sample }: InitOptions): Promise<ExitStatus> => {
  const whole = resolve(call.cwd, dir);
  await initDesk(whole, { sample });
  if (call.json) {
    await writeJson(call.stdout, { desk: whole, sample });
    return 0;
  }
  const { other } = screensIn(languageOf(call, 'en'));
  const width = lineWidth(call.stdout);
  for (const line of wrap((sample ? other.madeSample : other.made)(shown(dir)), width)) {
    await writeLine(call.stdout, line);
  }
  await writeLine(call.stdout, tint(call.stdout, 'strong', other.next));
  const ozma = dir === '.' ? 'ozma' : `ozma --desk ${shown(quoted(dir))}`;
  const steps = (sample ? other.nextSample : other.nextEmpty).map(
    ([command, what]) => [`  ${ozma} ${command.replace('DIR', shown(quoted(dir)))}`, what] as const,
  );
  const widths = { heading: widestOf(steps.map(([command]) => command)), line: width };
  for (const [command, what] of steps) {
    for (const line of beside(command, what, widths)) await writeLine(call.stdout, line);
  }
  return 0;
};
