import { join, resolve } from 'node:path';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { configFileName } from '../config.ts';
import { initDesk } from '../desk/init.ts';
import { isThere } from '../spool/move.ts';
import { wordsIn } from '../texts/words-in.ts';
import type { Call, ExitStatus } from './call.ts';
import { ingest } from './ingest.ts';
import { tint, writeLine } from './output.ts';
import { serve } from './serve.ts';

/** What `ozma start` was told. */
export type StartOptions = { readonly dir: string; readonly once: boolean };

/** Says something to a person: with `--json` stdout is for documents alone. */
const say = async (call: Call, text = ''): Promise<void> => {
  if (!call.json) await writeLine(call.stdout, text);
};

const sayCommands = async (
  call: Call,
  commands: readonly (readonly [command: string, what: string])[],
): Promise<void> => {
  const width = Math.max(...commands.map(([command]) => command.length));
  for (const [command, what] of commands) {
    await say(call, `  ${tint(call.stdout, 'good', command.padEnd(width))}  ${tint(call.stdout, 'faint', what)}`);
  }
};

/**
 * `ozma start`: makes the sample desk where there is none, judges its inbox, says what to try next, and serves it; with `once` it ends before that. The
 * exit status is 0 whatever the verdicts are: the sample is meant to show rejections.
 */
export const start = async (call: Call, { dir, once }: StartOptions): Promise<ExitStatus> => {
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
  await sayCommands(call, words.tries(dir));
  if (once) return 0;
  await say(call);
  await say(call, tint(call.stdout, 'strong', words.serving));
  await sayCommands(call, words.flips(dir));
  await say(call);
  return serve({ ...call, desk: whole }, { repairs: true });
};
