import { trimWhiteSpace } from '../../domain/text.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { askedBy } from '../by.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { openQueue } from './open-queue.ts';
import { findRepair, repairNamed } from './repair-name.ts';
import { tellRefusal } from './tell-refusal.ts';

/** What `ozma queue release` was told. */
export type ReleaseOptions = {
  readonly repair: string;
  readonly token: string;
  readonly why?: string;
  readonly by?: string;
};

const noReason = 'given back by hand';

/** `ozma queue release`: gives a claimed repair back undone. Exit status 1, with the reason, where the token does not hold it any more. */
export const releaseByHand = (call: Call, options: ReleaseOptions): Promise<ExitStatus> => {
  const actor = askedBy(options.by);
  const name = repairNamed(options.repair);
  const why = trimWhiteSpace(options.why ?? '') || noReason;
  return openQueue(call, async (app) => {
    const { store, desk } = app;
    const found = await findRepair(store, name);
    if (found === null) return tellRefusal(call, app, options.repair, 'unknown-repair');
    const { repair, summary } = found;
    const isHeld = summary?.claim?.token === options.token;
    const released = isHeld ? await store.releaseClaims([options.token], { actor, why, now: call.now() }) : [];
    if (released.length === 0) return tellRefusal(call, app, options.repair, 'not-held');
    if (call.json) await writeJson(call.stdout, { repair, became: 'released' });
    else await writeLine(call.stdout, queueWordsIn(languageOf(call, desk.config.language)).released(repair));
    return 0;
  });
};
