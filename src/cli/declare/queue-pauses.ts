import type { Command } from 'commander';
import type { Act } from '../call.ts';

const declarePause = (queue: Command, act: Act): void => {
  queue
    .command('pause')
    .description('stop everything that moves, or one ticket, owner or kind; judging goes on')
    .requiredOption('--why <text>', 'the reason, for everybody to see')
    .option('--until <when>', 'ends by itself: after 90m, 2h, 3d, or at an ISO 8601 time')
    .option('--ticket <ticket>', 'stop one ticket alone')
    .option('--owner <name>', 'stop the items of one owner alone')
    .option('--kind <kind>', 'stop one kind of item alone')
    .option('--by <name>', 'who pauses; the user’s own name without')
    .addHelpText(
      'after',
      `
Examples:
  ozma queue pause --why "deliveries fail in world"
  ozma queue pause --why "CSR asks back" --ticket T-1042 --until 2h
  ozma queue pause --why "nests vanish" --kind nest --until 2026-10-04T18:00`,
    )
    .action((options) => act(async (call) => (await import('../queue/pause.ts')).pause(call, options)));
};

const declareResume = (queue: Command, act: Act): void => {
  queue
    .command('resume')
    .description('end your own pauses, or one by its number; says what still pauses')
    .argument('[pause]', 'number of a pause; all of your own without')
    .option('--by <name>', 'who resumes; the user’s own name without')
    .option('--why <text>', 'the reason; needed with --force')
    .option('--force', 'end a pause that is not your own: another’s, the platform’s, the schedule’s', false)
    .addHelpText(
      'after',
      `
Examples:
  ozma queue resume
  ozma queue resume 7 --force --why "checked in world: deliveries arrive"`,
    )
    .action((id: string | undefined, options) =>
      act(async (call) => (await import('../queue/resume.ts')).resume(call, { id: id ?? null, ...options })),
    );
};

/** Declares `ozma queue pause`, `resume` and `pauses`. */
export const declarePauses = (queue: Command, act: Act): void => {
  declarePause(queue, act);
  declareResume(queue, act);
  queue
    .command('pauses')
    .description('what is paused now: who, why, since when, until when, on what evidence')
    .option('--all', 'also the pauses that have ended', false)
    .addHelpText('after', '\nExamples:\n  ozma queue pauses\n  ozma queue pauses --all --json')
    .action((options) => act(async (call) => (await import('../queue/pauses.ts')).pauses(call, options)));
};
