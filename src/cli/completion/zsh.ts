import { type CommandWords, valueOptions, type Word } from './words.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** `word:description`, as `_describe` takes it. */
const described = ({ word, description }: Word): string =>
  quoted(`${word.replaceAll(':', '\\:')}:${description.replaceAll(':', '\\:')}`);

const pathCase = ({ path, commands, options, choices }: CommandWords): string => {
  const words = [...commands, ...choices.map((word) => ({ word, description: '' }))].map(described).join(' ');
  return `    ${quoted(path)}) words_here=(${words}); options_here=(${options.map(described).join(' ')}) ;;`;
};

const choiceCases = (all: readonly CommandWords[]): readonly string[] =>
  all.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ word, choices }) => `    ${quoted(`${path} ${word}`)}) compadd -- ${choices.join(' ')}; return ;;`),
  );

/** A script for zsh, to be sourced after \`compinit\`. */
export const zshScript = (all: readonly CommandWords[]): string => {
  const paths = all.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `#compdef ozma
# completion of ozma for zsh: source <(ozma completion zsh)
_ozma() {
  local here='' word next i
  local -a words_here options_here
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    case "$word" in
      (${valueOptions(all).join('|')}) ((i++)) ;;
      (-*) ;;
      (*)
        next="\${here:+$here }$word"
        case "$next" in (${paths.join('|')}) here="$next" ;; esac ;;
    esac
  done
  case "$here \${words[CURRENT-1]}" in
${choiceCases(all).join('\n')}
  esac
  case "\${words[CURRENT-1]}" in
    (${valueOptions(all).join('|')}) _files; return ;;
  esac
  case "$here" in
${all.map(pathCase).join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe -o option options_here
  elif (( \${#words_here} )); then
    _describe command words_here || _files
  else
    _files
  fi
}
(( $+functions[compdef] )) && compdef _ozma ozma
`;
};
