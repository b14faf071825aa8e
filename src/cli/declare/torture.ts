import type { Command } from 'commander';
import type { Act } from '../call.ts';

const tortureHelp = `
The directory must be empty or absent; nothing outside it is written. It becomes
a desk whose inbox is full of hostile folders: links, pipes, devices, huge and
bottomless things, names and notes that break programs, forgeries and repeats.
Its expected.jsonl says of each what it tries, its verdict and all its codes.
What this machine cannot make is left out and told. The same seed and count make
the same folders. In outside/ are files that no reader may open: their access
time is the first second of 1970 until somebody does.

Examples:
  ozma torture /tmp/hostile --seed 7
  ozma --desk /tmp/hostile --json check /tmp/hostile/inbox
  ozma --desk /tmp/hostile --json ingest`;

/** Declares `ozma torture`. */
export const declareTorture = (program: Command, act: Act): void => {
  program
    .command('torture')
    .description('make a desk full of hostile folders, to try an intake with')
    .argument('<dir>', 'where; a new or an empty directory')
    .option('--count <n>', 'how many folders', '1000')
    .option('--seed <n>', 'which ones: the same number makes the same folders', '1')
    .addHelpText('after', tortureHelp)
    .action((dir: string, options) =>
      act(async (call) => (await import('../torture.ts')).torture(call, { dir, ...options })),
    );
};
