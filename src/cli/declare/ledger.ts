import { type Command, Option } from 'commander';
import type { Act } from '../call.ts';

const declareHead = (ledger: Command, act: Act): void => {
  ledger
    .command('head')
    .description('the newest link of the chain: keep it elsewhere, and no past event can be changed unseen')
    .option('--append <file>', 'keep it in a file, if all that was kept there still stands')
    .option('--post <url>', 'send it as JSON to an http or https address')
    .option('--token-env <name>', 'environment variable with a bearer token for --post')
    .option('--timeout <seconds>', 'how long --post may take in all', '10')
    .addHelpText(
      'after',
      `
Exit status 1: a head that was kept does not stand in the ledger any more.
Exit status 3: --post did not arrive.

Examples:
  ozma ledger head
  ozma ledger head --append /mnt/elsewhere/heads.jsonl
  ozma ledger head --post https://audit.example/heads --token-env AUDIT_TOKEN`,
    )
    .action((options) => act(async (call) => (await import('../ledger/head.ts')).ledgerHead(call, options)));
};

const declareShow = (ledger: Command, act: Act): void => {
  ledger
    .command('show')
    .description('what happened, as the ledger has it, newest last')
    .option('--from <number>', 'from the event of this number on')
    .option('--to <number>', 'up to the event of this number')
    .option('--kind <kind...>', 'only of these kinds; several by commas, or one after another')
    .option('--ticket <ticket>', 'only those of a ticket')
    .option('--submission <id>', 'only those of a submission, by its id or the beginning of it')
    .addOption(new Option('--limit <n>', 'at most the last so many; 50 without, or all from --from on'))
    .addHelpText(
      'after',
      `
Examples:
  ozma ledger show
  ozma ledger show --from 1 --to 20
  ozma ledger show --kind pause-opened,pause-ended --limit 10
  ozma ledger show --from 1 --json > ledger.jsonl`,
    )
    .action((options) => act(async (call) => (await import('../ledger/show.ts')).ledgerShow(call, options)));
};

/** Declares `ozma ledger`. */
export const declareLedger = (program: Command, act: Act): void => {
  const ledger = program
    .command('ledger')
    .description('the ledger of all that happened: read it, and keep its head elsewhere')
    .addHelpText('after', '\nExamples:\n  ozma ledger show\n  ozma ledger head --append /mnt/elsewhere/heads.jsonl');
  declareHead(ledger, act);
  declareShow(ledger, act);
};
