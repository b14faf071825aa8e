import { type CommandWords, valueOptions } from './words.ts';

const pathCase = ({ path, commands, options, choices }: CommandWords): string => {
  const words = [...commands.map(({ word }) => word), ...choices].join(' ');
  const dashed = options.map(({ word }) => word).join(' ');
  return `    '${path}') words='${words}'; dashed='${dashed}' ;;`;
};

const choiceCases = (all: readonly CommandWords[]): readonly string[] =>
  all.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ word, choices }) => `    '${path} ${word}') values='${choices.join(' ')}' ;;`),
  );

/** A script for bash: needs no other package. Where nothing of ozma's own fits, file names are completed. */
export const bashScript = (all: readonly CommandWords[]): string => {
  const paths = all.filter(({ path }) => path !== '').map(({ path }) => `'${path}'`);
  return `# completion of ozma for bash: source <(ozma completion bash)
_ozma() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local where='' words='' dashed='' values='' word next i
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      ${valueOptions(all).join('|')}) ((i++)) ;;
      -*|=) ;;
      *)
        next="\${where:+$where }$word"
        case "$next" in ${paths.join('|')}) where="$next" ;; esac ;;
    esac
  done
  case "$where" in
${all.map(pathCase).join('\n')}
  esac
  case "$where $prev" in
${choiceCases(all).join('\n')}
  esac
  COMPREPLY=()
  if [[ -n $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
    return
  fi
  case "$prev" in
    ${valueOptions(all).join('|')}) return ;;
  esac
  if [[ $cur == -* ]]; then words="$dashed"; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _ozma ozma
`;
};
