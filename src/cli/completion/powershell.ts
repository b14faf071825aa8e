import { type CommandWords, valueOptions } from './words.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const list = (texts: readonly string[]): string => `@(${texts.map(quoted).join(', ')})`;

const wordsEntry = ({ path, commands, choices }: CommandWords): string =>
  `    ${quoted(path)} = ${list([...commands.map(({ word }) => word), ...choices])}`;

const optionsEntry = ({ path, options }: CommandWords): string =>
  `    ${quoted(path)} = ${list(options.map(({ word }) => word))}`;

const choiceEntries = ({ path, options }: CommandWords): readonly string[] =>
  options
    .filter(({ choices }) => choices.length > 0)
    .map(({ word, choices }) => `    ${quoted(`${path} ${word}`)} = ${list(choices)}`);

/** A script for PowerShell. */
export const powershellScript = (all: readonly CommandWords[]): string =>
  `# completion of ozma for PowerShell: ozma completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ozma -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @{
${all.map(wordsEntry).join('\n')}
  }
  $options = @{
${all.map(optionsEntry).join('\n')}
  }
  $choices = @{
${all.flatMap(choiceEntries).join('\n')}
  }
  $withValue = ${list(valueOptions(all))}
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $where = ''
  for ($i = 0; $i -lt $typed.Count; $i++) {
    if ($withValue -ccontains $typed[$i]) { $i++; continue }
    $next = "$where $($typed[$i])".Trim()
    if ($words.ContainsKey($next)) { $where = $next }
  }
  $previous = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $candidates =
    if ($choices.ContainsKey("$where $previous")) { $choices["$where $previous"] }
    elseif ($wordToComplete.StartsWith('-')) { $options[$where] }
    else { $words[$where] }
  $candidates | Where-Object { $_.StartsWith($wordToComplete) } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
