import { carryOut } from '../../queue/carry-out.ts';
import { keepPauses } from '../../queue/keep-pauses.ts';
import type { Carried } from '../../queue/return-items.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { type App, requireDesk, wire } from '../../wire.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeLine } from '../output.ts';

/** Says on stderr which things are not where they belong. */
export const tellCarried = async (call: Call, app: App, all: readonly Carried[]): Promise<void> => {
  const words = queueWordsIn(languageOf(call, app.desk.config.language));
  for (const carried of all) {
    if (carried.kind === 'failed') {
      const why = carried.error instanceof Error ? carried.error.message : String(carried.error);
      await writeLine(call.stderr, words.unmoved(carried.submission, shown(why)));
    } else if (carried.lost.length > 0) {
      await writeLine(call.stderr, words.lost(carried.place.submission, shown(carried.lost.join(', '))));
    }
  }
};

/** Brings the pauses up to date, and carries out what they do not stop any more: to be done before anything is claimed. */
export const bringUpToDate = async (call: Call, app: App): Promise<void> => {
  await keepPauses(app.store, app.desk.config.running.schedule, call.now());
  await tellCarried(call, app, await carryOut(app.desk.dir, app.store, call.now()));
};

/** Opens a desk for a command of its queue. */
export const openQueue = async (call: Call, work: (app: App) => Promise<ExitStatus>): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  return await work(app);
};
