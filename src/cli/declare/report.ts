import type { Command } from 'commander';
import type { Act } from '../call.ts';

const names = ['reasons', 'times', 'pauses', 'repeats', 'arrivals', 'explanations'];

/** Declares `ozma report`. */
export const declareReport = (program: Command, act: Act): void => {
  program
    .command('report')
    .description("what a desk's records come to: as charts, or as CSV")
    .addArgument(program.createArgument('[name]', 'one report; all of them, shortly, without').choices(names))
    .option('--from <date>', 'received, or in force, at or after (ISO 8601)')
    .option('--to <date>', 'received, or in force, before (ISO 8601)')
    .option('--out <path>', 'write CSV to a file, or one for each report into a directory')
    .addOption(program.createOption('--format <format>', 'how to print').choices(['table', 'csv']).default('table'))
    .option('--figures', 'arrivals in figures rather than shades', false)
    .addHelpText(
      'after',
      `
Reports:
  reasons       each code, by count and by week
  times         from receipt to verdict and to return: median, 95 %, longest
  pauses        each pause, how long it was in force, and what waited meanwhile
  repeats       owners who sent folders, notes or items again
  arrivals      folders by weekday and hour
  explanations  what \`ozma why\` was asked about most

Examples:
  ozma report
  ozma report reasons --from 2026-10-01 --to 2026-11-01
  ozma report times --format csv > times.csv
  ozma report --out reports/
  ozma report arrivals --figures --lang ja`,
    )
    .action((name: string | undefined, options) =>
      act(async (call) => (await import('../report.ts')).report(call, { name: name ?? null, ...options })),
    );
};
