import type { Refusal } from '../../texts/queue-words.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { shown } from '../../texts/shown.ts';
import type { App } from '../../wire.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeLine } from '../output.ts';

/** Says on stderr why nothing was done with a repair, and answers status 1. */
export const tellRefusal = async (call: Call, app: App, repair: string, why: Refusal): Promise<ExitStatus> => {
  await writeLine(call.stderr, queueWordsIn(languageOf(call, app.desk.config.language)).refused(shown(repair), why));
  return 1;
};
