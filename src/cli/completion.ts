import type { Command } from 'commander';
import { OzmaError } from '../domain/ozma-error.ts';
import { reasonCodes } from '../domain/reason.ts';
import type { Call, ExitStatus } from './call.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import { powershellScript } from './completion/powershell.ts';
import { type CommandWords, commandWords } from './completion/words.ts';
import { zshScript } from './completion/zsh.ts';
import { write } from './output.ts';

/** What `ozma completion` was told, and the command line that it is about. */
export type CompletionOptions = { readonly shell: string; readonly program: Command };

const scripts: ReadonlyMap<string, (all: readonly CommandWords[]) => string> = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
  ['powershell', powershellScript],
]);

/** Arguments that can only be one of some words, though any may be typed. */
const known = { rules: reasonCodes } as const;

/**
 * `ozma completion`: a script that completes commands, options and their choices. It is made from the command line as it is declared and runs
 * by itself: pressing the key starts no ozma.
 */
export const completion = async (call: Call, { shell, program }: CompletionOptions): Promise<ExitStatus> => {
  const script = scripts.get(shell);
  if (script === undefined)
    throw new OzmaError('usage', `There is no script for "${shell}", only for: ${[...scripts.keys()].join(', ')}.`);
  await write(call.stdout, script(commandWords(program, known)));
  return 0;
};
