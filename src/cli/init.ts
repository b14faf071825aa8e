import { resolve } from 'node:path';
import { initDesk } from '../desk/init.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { wrap } from './fit.ts';
import { nextSteps } from './next-steps.ts';
import { writeJson, writeLine } from './output.ts';
import { lineWidth } from './verdict-lines.ts';

/** What `ozma init` was told. */
export type InitOptions = { readonly dir: string; readonly sample: boolean };

/** `ozma init`: makes a desk, and says what was made and what to do next. A directory with something in it is `usage`. */
export const init = async (call: Call, { dir, sample }: InitOptions): Promise<ExitStatus> => {
  const whole = resolve(call.cwd, dir);
  await initDesk(whole, { sample });
  if (call.json) {
    await writeJson(call.stdout, { desk: whole, sample });
    return 0;
  }
  const { other } = screensIn(languageOf(call, 'en'));
  for (const line of wrap((sample ? other.madeSample : other.made)(shown(dir)), lineWidth(call.stdout))) {
    await writeLine(call.stdout, line);
  }
  await nextSteps(call, dir, { heading: other.next, steps: sample ? other.nextSample : other.nextEmpty });
  return 0;
};
