import type { Command } from 'commander';
import type { Act } from '../call.ts';

const declareStart = (program: Command, act: Act): void => {
  program
    .command('start')
    .description('make the sample desk where there is none, judge its inbox, say what to try next, and serve it')
    .argument('[dir]', 'where the desk is', 'desk')
    .option('--once', 'end after judging; serve nothing', false)
    .addHelpText('after', '\nExamples:\n  ozma start my-desk\n  ozma start --once')
    .action((dir: string, options) =>
      act(async (call) => (await import('../start.ts')).start(call, { dir, ...options })),
    );
};

/** Declares the commands that go on until they are stopped. */
export const declareServe = (program: Command, act: Act): void => {
  program
    .command('serve')
    .description('watch the inbox, judge, repair, and stop while the platform is unstable, until it is stopped')
    .option('--settle <seconds>', 'judge a folder once it has not changed for so many seconds; 5 without')
    .option('--no-repairs', 'judge only: leave the repairs to others')
    .addHelpText(
      'after',
      `
Examples:
  ozma --desk desk serve
  ozma --desk desk serve --json | jq -r '.at + " " + .event'
  OZMA_LOG=info ozma --desk desk serve --settle 30 2>> ozma.log`,
    )
    .action((options) => act(async (call) => (await import('../serve.ts')).serve(call, options)));
  declareStart(program, act);
};
