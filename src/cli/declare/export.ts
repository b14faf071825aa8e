import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares the commands for auditors, and shell completion. */
export const declareExport = (program: Command, act: Act): void => {
  program
    .command('export')
    .description('CSV out: manifest (a row an item) or submissions (a row a folder)')
    .addArgument(program.createArgument('<what>', 'what to export').choices(['manifest', 'submissions']))
    .option('--from <date>', 'received at or after (ISO 8601)')
    .option('--to <date>', 'received before (ISO 8601)')
    .option('--ticket <ticket>', 'of one ticket')
    .option('--owner <name>', 'of one owner')
    .option('--out <path>', 'write to a file, or under its own name into a directory; to stdout without')
    .option('--bom', 'begin with a byte order mark, for spreadsheets', false)
    .option('--crlf', 'end lines with CR LF, for spreadsheets', false)
    .addHelpText(
      'after',
      `
Examples:
  ozma export manifest > manifest.csv
  ozma export submissions --from 2026-10-01 --to 2026-11-01 --out october.csv
  ozma export manifest --ticket T-1042 --bom --crlf --out for-excel.csv`,
    )
    .action((what: string, options) =>
      act(async (call) => (await import('../export.ts')).exportCsv(call, { what, ...options })),
    );
  program
    .command('completion')
    .description('print a script that completes commands and options in your shell')
    .addArgument(program.createArgument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish', 'powershell']))
    .addHelpText('after', '\nExample:\n  source <(ozma completion bash)')
    .action((shell: string) =>
      act(async (call) => (await import('../completion.ts')).completion(call, { shell, program })),
    );
};
