import { OzmaError } from '../../domain/ozma-error.ts';
import { trimWhiteSpace } from '../../domain/text.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { askedBy } from '../by.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { openQueue } from './open-queue.ts';
import { repairNamed } from './repair-name.ts';
import { tellRefusal } from './tell-refusal.ts';

/** What `ozma queue retry` was told. */
export type RetryOptions = { readonly repair: string; readonly why: string; readonly by?: string };

/**
 * `ozma queue retry`: puts a repair that needs a person, or waits for another try, back into its place. Exit status 1, with the reason, where that cannot
 * be.
 */
export const retryByHand = (call: Call, options: RetryOptions): Promise<ExitStatus> => {
  const actor = askedBy(options.by);
  const name = repairNamed(options.repair);
  const why = trimWhiteSpace(options.why);
  if (why === '') throw new OzmaError('usage', '--why: say why it may succeed now.');
  return openQueue(call, async (app) => {
    const requeued = await app.store.requeue(name, { actor, why, now: call.now() });
    if (requeued.kind === 'refused') return tellRefusal(call, app, options.repair, requeued.why);
    const { repair } = requeued;
    if (call.json) await writeJson(call.stdout, { repair, became: 'queued' });
    else await writeLine(call.stdout, queueWordsIn(languageOf(call, app.desk.config.language)).requeued(repair));
    return 0;
  });
};
