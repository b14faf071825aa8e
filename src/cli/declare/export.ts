import type { Command } from 'commander';
import { exportNames } from '../../manifest/package/export-facts.ts';
import type { Act } from '../call.ts';

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const examples = `
Examples:
  ozma export manifest > manifest.csv
  ozma export manifest --out proof/2026-10        a directory that can be proven
  ozma export submissions --from 2026-10-01 --to 2026-11-01 --out october.csv
  ozma export manifest --verdict rejected --code NOTE_STALE,NOTE_REUSED
  ozma export manifest --ticket T-1042 --bom --crlf --out for-excel.csv
  ozma export ledger --redact --out for-the-auditor
  ozma export manifest --arrivals --out case && ozma replay case

A name that ends in .csv is one file; any other is a directory, at once a data
package (frictionlessdata.io) and a BagIt bag. Keep its seal apart from it.
A submission is taken whole. Of the ledger, --from and --to are about the time
of the event, the other conditions about its ticket and its submission.`;

/** Declares the commands for auditors, and shell completion. */
export const declareExport = (program: Command, act: Act): void => {
  program
    .command('export')
    .description('CSV out: a row an item, a row a folder, or the ledger')
    .addArgument(program.createArgument('<what>', 'what to export').choices(exportNames))
    .option('--from <date>', 'received at or after (ISO 8601)')
    .option('--to <date>', 'received before (ISO 8601)')
    .option('--ticket <ticket>', 'of one ticket')
    .option('--owner <name>', 'of one owner')
    .option('--verdict <verdict>', 'with this verdict; several by commas, or given again', collect)
    .option('--code <code>', 'with this reason code; several by commas, or given again', collect)
    .option('--out <path>', 'write to a .csv file, or into a directory that can be proven')
    .option('--exact', 'every text as it is, for machines: no guard against formulas', false)
    .option('--redact', 'pseudonyms for names, ids and words of people', false)
    .option('--arrivals', 'into a directory also what was judged, for ozma replay', false)
    .option('--bom', 'begin with a byte order mark, for spreadsheets', false)
    .option('--crlf', 'end lines with CR LF, for spreadsheets', false)
    .addHelpText('after', examples)
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
