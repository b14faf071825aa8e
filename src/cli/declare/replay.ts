import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma replay`. */
export const declareReplay = (program: Command, act: Act): void => {
  program
    .command('replay')
    .description('judge again what was recorded, and report each difference')
    .argument('[what...]', 'an export directory, or a submission, ticket, label or item')
    .option('--all', 'every submission of the desk', false)
    .option('--from <date>', 'with --all: received at or after (ISO 8601)')
    .option('--to <date>', 'with --all: received before (ISO 8601)')
    .option('--anyway', 'try today’s rules on what was judged by other rules', false)
    .addHelpText(
      'after',
      `
An export made with --arrivals is judged again without any desk, and its rows
must say what comes out. What the ledger says is believed here; that nobody
changed the ledger is proven by ozma verify.

Exit status 1: something differs, was altered, or with --anyway would be
decided otherwise. What was judged before arrivals were kept, or by other
rules, is counted and changes no status.

Examples:
  ozma replay --all
  ozma replay T-1042
  ozma replay audit-october --json
  ozma replay --all --from 2026-10-01 --anyway`,
    )
    .action((what: readonly string[], options) =>
      act(async (call) =>
        (await import('../replay.ts')).replay(call, { what: what.length === 0 ? null : what.join(' '), ...options }),
      ),
    );
};
