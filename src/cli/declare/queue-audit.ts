import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares `ozma queue audit`. */
export const declareAudit = (queue: Command, act: Act): void => {
  queue
    .command('audit')
    .description('prove from the ledger that tickets were served in their order')
    .option('--all', 'list every claim that passed somebody over, also those that had a cause to', false)
    .addHelpText('after', '\nExamples:\n  ozma queue audit\n  ozma queue audit --all --json > inversions.jsonl')
    .action((options) => act(async (call) => (await import('../queue/audit.ts')).auditQueue(call, options)));
};
