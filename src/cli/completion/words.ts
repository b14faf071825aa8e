import type { Command, Option } from 'commander';

/** One thing that can be typed, and what it does. */
export type Word = { readonly word: string; readonly description: string };

/** An option by its long form; `choices` is empty where any value, or none, may follow. */
export type OptionWord = Word & {
  readonly short: string | null;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
};

/** What may be typed after one command: `path` is its words, joined by spaces, empty for the program itself. */
export type CommandWords = {
  readonly path: string;
  readonly commands: readonly Word[];
  /** Its own options and those that every command takes. */
  readonly options: readonly OptionWord[];
  /** What its arguments may be, where that is known. */
  readonly choices: readonly string[];
};

const optionWord = (option: Option): readonly OptionWord[] =>
  option.long == null || option.hidden
    ? []
    : [
        {
          word: option.long,
          short: option.short ?? null,
          description: option.description,
          takesValue: option.required || option.optional,
          choices: option.argChoices ?? [],
        },
      ];

const help: OptionWord = { word: '--help', short: '-h', description: 'show help', takesValue: false, choices: [] };

/** Everything that can be typed after a program and each of its commands. `known` names what arguments may be besides declared choices. */
export const commandWords = (
  program: Command,
  known: Readonly<Record<string, readonly string[]>>,
): readonly CommandWords[] => {
  const ofAll = [...program.options.flatMap(optionWord), help];
  const walk = (command: Command, path: string): readonly CommandWords[] => {
    const own = command === program ? [] : command.options.flatMap(optionWord);
    const declared = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
    const words: CommandWords = {
      path,
      commands: command.commands.map((child) => ({ word: child.name(), description: child.description() })),
      options: [...own, ...ofAll.filter(({ word }) => command === program || word !== '--version')],
      choices: [...declared, ...(known[path] ?? [])],
    };
    return [words, ...command.commands.flatMap((child) => walk(child, `${path} ${child.name()}`.trim()))];
  };
  return walk(program, '');
};

/** The options of all commands after which a value follows, each once, short forms too. */
export const valueOptions = (all: readonly CommandWords[]): readonly string[] => {
  const taking = all.flatMap(({ options }) => options.filter(({ takesValue }) => takesValue));
  return [...new Set(taking.flatMap(({ word, short }) => (short === null ? [word] : [word, short])))];
};
