import { type Command, Option } from 'commander';
import { presetNames } from '../../formats/ticket-presets.ts';
import type { Act } from '../call.ts';

const declareTickets = (program: Command, act: Act): void => {
  const tickets = program
    .command('tickets')
    .description('import, list and show tickets')
    .addHelpText(
      'after',
      '\nExamples:\n  ozma tickets import export.csv\n  ozma tickets list\n  ozma tickets show T-1042',
    );
  tickets
    .command('import')
    .description('load tickets from a CSV file; the same file again changes nothing')
    .argument('<file>', 'CSV file')
    .addOption(new Option('--preset <name>', 'another system’s export').choices(presetNames))
    .addHelpText(
      'after',
      '\nExamples:\n  ozma tickets import export.csv\n  ozma tickets import osticket.csv --preset osticket',
    )
    .action((file: string, options) =>
      act(async (call) => (await import('../tickets.ts')).importTickets(call, { file, ...options })),
    );
  tickets
    .command('list')
    .description('every ticket with its status and what is expected')
    .addHelpText(
      'after',
      "\nExamples:\n  ozma tickets list\n  ozma tickets list --json | jq -r 'select(.instructed) | .ticket'",
    )
    .action(() => act(async (call) => (await import('../tickets.ts')).listTickets(call)));
  tickets
    .command('show')
    .description('one ticket, its instructions and its submissions')
    .argument('<ticket>', 'ticket number')
    .addHelpText('after', '\nExample:\n  ozma tickets show T-1042')
    .action((ticket: string) => act(async (call) => (await import('../ticket-show.ts')).showTicket(call, { ticket })));
};

const registryExample = '\nExample:\n  ozma registry import items.csv';

const declareRegistry = (program: Command, act: Act): void => {
  program
    .command('registry')
    .description('who owns which item')
    .addHelpText('after', registryExample)
    .command('import')
    .description('load the registry from a CSV file kept elsewhere')
    .argument('<file>', 'CSV file')
    .addHelpText('after', registryExample)
    .action((file: string) => act(async (call) => (await import('../tickets.ts')).importRegistry(call, { file })));
};

/** Declares the commands that make a desk and feed it. */
export const declareDesk = (program: Command, act: Act): void => {
  program
    .command('init')
    .description('make a desk')
    .argument('[dir]', 'where; the current directory without', '.')
    .option('--sample', 'fill it with sample tickets, a registry and an inbox', false)
    .addHelpText('after', '\nExamples:\n  ozma init --sample desk\n  ozma init /srv/desk')
    .action((dir: string, options) =>
      act(async (call) => (await import('../init.ts')).init(call, { dir, ...options })),
    );
  declareTickets(program, act);
  declareRegistry(program, act);
};
