import type { Command } from 'commander';
import type { Act } from '../call.ts';

const collect = (one: string, before: readonly string[]): readonly string[] => [...before, one];

/** Declares `ozma verify`. */
export const declareVerify = (program: Command, act: Act): void => {
  program
    .command('verify')
    .description('prove an export, one of its CSV files, or the ledger, or name what is wrong')
    .argument('[path]', 'an export directory, or one CSV file; without it the desk')
    .option('--ledger', "prove the desk's ledger and tables too", false)
    .option('--head <seq:hash>', 'a head that was kept elsewhere; may be given again', collect, [])
    .option('--heads <file>', 'heads that were kept elsewhere, by ozma ledger head --append')
    .option('--seal <hex>', 'the seal of the export that was kept elsewhere')
    .option('--exact', 'the cells of this one CSV file were written with --exact', false)
    .option('--no-desk', 'compare with no desk, though one is at hand')
    .addHelpText(
      'after',
      `
An export proves by itself that no byte of it was changed since it was made.
That it was not made anew as a whole, only its seal, its desk, or a head that
was kept elsewhere can prove. What was not proven is said, and is no error.

Exit status 1: something is wrong.

Examples:
  ozma verify october/
  ozma verify october/ --seal 5f0c... --heads /mnt/elsewhere/heads.jsonl
  ozma verify manifest.csv --no-desk
  ozma --desk desk verify --heads /mnt/elsewhere/heads.jsonl --json`,
    )
    .action((path: string | undefined, options) =>
      act(async (call) => (await import('../verify.ts')).verify(call, { ...options, path: path ?? null })),
    );
};
