import { type Command, Option } from 'commander';
import { nearestWord } from '../../../schemas/nearest-word.ts';
import { repairStates } from '../../domain/repair.ts';
import type { Act } from '../call.ts';
import { declareAudit } from './queue-audit.ts';
import { declarePauses } from './queue-pauses.ts';

const byFlag = ['--by <name>', 'who does it; the user’s own name without'] as const;
const tokenFlag = ['--token <token>', 'what the claim printed'] as const;
const repairArgument = ['<repair>', 'its number, or kind:id of its item'] as const;

/** Words that `list` does not take. Where no command was named `list` runs, so that the first of them is a command mistyped. */
const refuseWords = (queue: Command, list: Command): void => {
  const [word] = list.args;
  if (word === undefined) return;
  if (queue.args[0] !== word) list.error(`error: 'list' takes no argument: ${list.args.join(' ')}`);
  const near = nearestWord(
    word,
    queue.commands.map((command) => command.name()),
  );
  list.error(`error: unknown command '${word}'${near === null ? '' : `\n(Did you mean ${near}?)`}`);
};

const declareList = (queue: Command, act: Act): void => {
  queue
    .command('list', { isDefault: true })
    .description('the repairs that are not done, in the order of the queue, and why each waits')
    .addOption(new Option('--state <state...>', 'only those in this state').choices(repairStates))
    .option('--ticket <ticket>', 'only those of a ticket')
    .option('--item <kind:id>', 'only those of an item, done or not')
    .option('--limit <n>', 'at most so many', '100')
    .allowExcessArguments()
    .addHelpText(
      'after',
      '\nExamples:\n  ozma queue\n  ozma queue list --state escalated\n  ozma queue list --ticket T-1042 --json',
    )
    .action((options, list: Command) => {
      refuseWords(queue, list);
      return act(async (call) => (await import('../queue/list.ts')).listQueue(call, options));
    });
};

const declareClaim = (queue: Command, act: Act): void => {
  queue
    .command('claim')
    .description('take the next repair to do by hand, and print its token and where its item lies')
    .option('--kind <kind>', 'of this kind of item; else of all kinds that are repaired by hand')
    .option('--lease <hours>', 'how long it may take; as long as the desk says without')
    .option(...byFlag)
    .addHelpText('after', '\nExamples:\n  ozma queue claim --by Yuki\n  ozma queue claim --kind nest --lease 2 --json')
    .action((options) => act(async (call) => (await import('../queue/claim.ts')).claimByHand(call, options)));
};

const declareFinish = (queue: Command, act: Act): void => {
  queue
    .command('finish')
    .description('say how a repair that was claimed by hand ended')
    .argument(...repairArgument)
    .requiredOption(...tokenFlag)
    .addOption(
      new Option('--outcome <outcome>', 'how it ended')
        .choices(['fulfilled', 'unrepairable', 'retry'])
        .makeOptionMandatory(),
    )
    .option('--note <text>', 'what was done, with `fulfilled`')
    .option('--why <text>', 'why not, with `unrepairable` and `retry`')
    .option('--after <seconds>', 'not before so long from now, with `retry`')
    .option(...byFlag)
    .addHelpText(
      'after',
      '\nExamples:\n  ozma queue finish 7 --token 3f0c… --outcome fulfilled\n' +
        '  ozma queue finish 7 --token 3f0c… --outcome retry --why "it hides" --after 60',
    )
    .action((repair: string, options) =>
      act(async (call) => (await import('../queue/finish.ts')).finishByHand(call, { repair, ...options })),
    );
};

const declareRelease = (queue: Command, act: Act): void => {
  queue
    .command('release')
    .description('give a claimed repair back undone; it keeps its place')
    .argument(...repairArgument)
    .requiredOption(...tokenFlag)
    .option('--why <text>', 'why')
    .option(...byFlag)
    .addHelpText('after', '\nExample:\n  ozma queue release 7 --token 3f0c… --why "called away"')
    .action((repair: string, options) =>
      act(async (call) => (await import('../queue/release.ts')).releaseByHand(call, { repair, ...options })),
    );
};

const declareRetry = (queue: Command, act: Act): void => {
  queue
    .command('retry')
    .description('put a repair that needs a person, or waits for another try, back into its place')
    .argument(...repairArgument)
    .requiredOption('--why <text>', 'why it may succeed now')
    .option(...byFlag)
    .addHelpText('after', '\nExample:\n  ozma queue retry bunny:483920 --why "the tool is mended" --by Yuki')
    .action((repair: string, options) =>
      act(async (call) => (await import('../queue/retry.ts')).retryByHand(call, { repair, ...options })),
    );
};

/** Declares the commands of the repair queue. */
export const declareQueue = (program: Command, act: Act): void => {
  const queue = program
    .command('queue')
    .description('the repair queue and its pauses')
    .addHelpText(
      'after',
      '\nExamples:\n  ozma queue\n  ozma queue claim --by Yuki\n  ozma queue list --state escalated',
    );
  for (const declare of [declareList, declareClaim, declareFinish, declareRelease, declareRetry]) declare(queue, act);
  declarePauses(queue, act);
  declareAudit(queue, act);
};
