import { type CommandWords, type OptionWord, valueOptions, type Word } from './words.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const at = (path: string): string => `complete -c ozma -n ${quoted(`__ozma_at "${path}"`)}`;

const wordLine = (path: string, { word, description }: Word): string =>
  `${at(path)} -f -a ${quoted(word)}${description === '' ? '' : ` -d ${quoted(description)}`}`;

const optionLine = (path: string, { word, short, takesValue, choices, description }: OptionWord): string => {
  const letter = short === null ? '' : ` -s ${short.slice(1)}`;
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : '';
  return `${at(path)} -l ${word.slice(2)}${letter}${value} -d ${quoted(description)}`;
};

const linesOf = ({ path, commands, options, choices }: CommandWords): readonly string[] => [
  ...commands.map((word) => wordLine(path, word)),
  ...choices.map((word) => wordLine(path, { word, description: '' })),
  ...options.map((option) => optionLine(path, option)),
];

/** A script for fish. */
export const fishScript = (all: readonly CommandWords[]): string => {
  const paths = all.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `# completion of ozma for fish: ozma completion fish | source
function __ozma_at
  set -l where ''
  set -l skip no
  set -l words (commandline -opc)
  set -e words[1]
  for word in $words
    if test $skip = yes
      set skip no
      continue
    end
    switch $word
      case ${valueOptions(all).map(quoted).join(' ')}
        set skip yes
      case '-*'
      case '*'
        set -l next (string trim -- "$where $word")
        if contains -- $next ${paths.join(' ')}
          set where $next
        end
    end
  end
  test "$where" = "$argv[1]"
end
${all.flatMap(linesOf).join('\n')}
`;
};
