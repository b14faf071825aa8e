import type { Command } from 'commander';
import type { Act } from '../call.ts';

/** Declares the commands that answer questions. */
export const declareQuestions = (program: Command, act: Act): void => {
  program
    .command('why')
    .description('the whole story of a submission id, ticket, label, item or owner')
    .argument('<query...>', 'what to ask about; words are joined by spaces')
    .option('--limit <n>', 'at most so many submissions, the youngest', '20')
    .addHelpText(
      'after',
      `
Examples:
  ozma why T-1042
  ozma why "T-1042 - Dora Quillfeather"
  ozma why bunny:483920 --lang ja
  ozma why Dora Quillfeather --json`,
    )
    .action((query: readonly string[], options) =>
      act(async (call) => (await import('../why.ts')).why(call, { query: query.join(' '), ...options })),
    );
  program
    .command('rules')
    .description('the catalogue of reasons: what, why, remedy, customer text')
    .argument('[code]', 'one reason code')
    .addHelpText('after', '\nExamples:\n  ozma rules\n  ozma rules NOTE_STALE --lang ja')
    .action((code: string | undefined) =>
      act(async (call) => (await import('../rules.ts')).rules(call, { code: code ?? null })),
    );
  program
    .command('status')
    .description('desk, queue and areas at a glance')
    .option('--components', 'what the status feeds of the platform offer, and what of it is watched')
    .addHelpText('after', '\nExamples:\n  ozma --desk desk status\n  ozma status --json\n  ozma status --components')
    .action(({ components }: { readonly components?: true }) =>
      act(async (call) =>
        components ? (await import('../components.ts')).components(call) : (await import('../status.ts')).status(call),
      ),
    );
};
