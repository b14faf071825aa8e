import type { Command } from 'commander';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';

const program = buildProgram(() => Promise.resolve());

const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];

const helpOf = (command: Command): string => {
  let text = '';
  command
    .configureOutput({
      writeOut: (more) => {
        text += more;
      },
      getOutHelpWidth: () => 80,
    })
    .outputHelp();
  return text;
};

describe.each(all(program).map((command) => [command.name(), command] as const))('the help of %s', (_, command) => {
  it('has an example and fits a terminal of 80 columns', () => {
    const help = helpOf(command);
    expect(help).toMatch(/^(?:Examples?|Start here):$/mu);
    expect(help.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  it('names the options that every command takes, and no default that says nothing', () => {
    const help = helpOf(command);
    expect(help).toContain('--lang <language>');
    expect(help).not.toMatch(/default: (?:false|true|\[\])/u);
  });
});
