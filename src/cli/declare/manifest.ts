import { type Command, Option } from 'commander';
import type { Act } from '../call.ts';

const createHelp = `
Every file of every folder is listed in byte order; litter of operating systems
and receipts of an intake are left out. Names that a manifest cannot have are
told, and make the exit status 1.

Examples:
  ozma manifest create batch > batch.csv
  ozma manifest create batch --out batch.csv
  ozma manifest create batch --format sha256sum --out batch.sha256
  ozma manifest create bag/data --format bagit --out bag/manifest-sha256.txt`;

/** Declares `ozma manifest`. */
export const declareManifest = (program: Command, act: Act): void => {
  const manifest = program
    .command('manifest')
    .description('lists of what is in a batch, for `ozma check --manifest`')
    .addHelpText('after', '\nExample:\n  ozma manifest create batch --out batch.csv');
  manifest
    .command('create')
    .description('list every file of the folders in a directory, with hash and size')
    .argument('<dir>', 'the batch: a directory of folders')
    .option('--out <file>', 'write to a file; to stdout without')
    .addOption(new Option('--format <format>', 'how to write it').choices(['csv', 'sha256sum', 'bagit']).default('csv'))
    .addHelpText('after', createHelp)
    .action((dir: string, options) =>
      act(async (call) => (await import('../manifest.ts')).createManifest(call, { dir, ...options })),
    );
};
