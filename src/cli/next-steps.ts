import { shown } from '../texts/shown.ts';
import type { Call } from './call.ts';
import { tint, writeLine } from './output.ts';
import { beside, widestOf } from './table.ts';
import { lineWidth } from './verdict-lines.ts';

/** Commands to go on with, each with what it does; `DIR` in one stands for the desk. */
export type NextSteps = {
  readonly heading: string;
  readonly steps: readonly (readonly [command: string, what: string])[];
};

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Tells how to go on with a desk that was just made in `dir`. */
export const nextSteps = async (call: Call, dir: string, { heading, steps }: NextSteps): Promise<void> => {
  await writeLine(call.stdout, tint(call.stdout, 'strong', heading));
  const ozma = dir === '.' ? 'ozma' : `ozma --desk ${shown(quoted(dir))}`;
  const told = steps.map(
    ([command, what]) => [`  ${ozma} ${command.replace('DIR', shown(quoted(dir)))}`, what] as const,
  );
  const widths = { heading: widestOf(told.map(([command]) => command)), line: lineWidth(call.stdout) };
  for (const [command, what] of told) {
    for (const line of beside(command, what, widths)) await writeLine(call.stdout, line);
  }
};
