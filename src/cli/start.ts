import { join, resolve } from 'node:path';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { configFileName } from '../config.ts';
import { initDesk } from '../desk/init.ts';
import { isThere } from '../spool/move.ts';
import { wordsIn } from '../texts/words-in.ts';
import type { Call, ExitStatus } from './call.ts';
import { ingest } from './ingest.ts';
import { tint, writeLine } from './output.ts';

/** What `ozma start` was told. */
export type StartOptions = { readonly dir: string };

/** Says something to a person: with `--json` stdout is for documents alone. */
const say = async (call: Call, text = ''): Promise<void> => {
  if (!call.json) await writeLine(call.stdout, text);
};

/**
 * `ozma start`: makes the sample desk where there is none, judges its inbox and says what to try next. The exit status is 0 whatever the
 * verdicts are: the sample is meant to show rejections.
 */
export const start = async (call: Call, { dir }: StartOptions): Promise<ExitStatus> => {
  const whole = resolve(call.cwd, dir);
  const words = wordsIn(call.lang ?? 'en').start;
  if (!isThere(latin1Path(join(whole, configFileName)))) {
    await initDesk(whole, { sample: true });
    await say(call, words.made(dir));
  }
  await say(call, words.judging(dir));
  await say(call);
  await ingest({ ...call, desk: whole }, { paths: [] });
  await say(call);
  await say(call, tint(call.stdout, 'strong', words.next));
  const commands = words.tries(dir);
  const width = Math.max(...commands.map(([command]) => command.length));
  for (const [command, what] of commands) {
    await say(call, `  ${tint(call.stdout, 'good', command.padEnd(width))}  ${tint(call.stdout, 'faint', what)}`);
  }
  return 0;
};
