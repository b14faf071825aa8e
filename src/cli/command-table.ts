import type { Argument, Command, Option } from 'commander';
import { markdownTable } from '../texts/markdown-table.ts';

const argumentWords = (argument: Argument): string => {
  const name = `${argument.argChoices?.join('|') ?? argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const optionMeaning = ({ description, argChoices }: Option): string =>
  `${description}${argChoices === undefined ? '' : ` (${argChoices.join(', ')})`}`;

const optionWords = (option: Option): string => `\`${option.flags}\` ${optionMeaning(option)}`;

const rowsOf = (command: Command, path: readonly string[]): readonly (readonly string[])[] => {
  const words = [...path, command.name()];
  if (command.commands.length > 0) return command.commands.flatMap((child) => rowsOf(child, words));
  const call = [...words, ...command.registeredArguments.map(argumentWords)].join(' ');
  return [[`\`${call}\``, command.description(), command.options.map(optionWords).join('; ') || '–']];
};

/** The Markdown table of all commands as they are declared, with their own options, for the README. */
export const commandTable = (program: Command): string =>
  markdownTable(
    ['Command', 'Does', 'Options of its own'],
    program.commands.flatMap((command) => rowsOf(command, [program.name()])),
  );

/** The Markdown table of the options that every command takes, for the README. */
export const optionTable = (program: Command): string =>
  markdownTable(
    ['Option', 'Does'],
    program.options.map((option) => [`\`${option.flags}\``, optionMeaning(option)]),
  );
