import { OzmaError } from '../../domain/ozma-error.ts';
import type { RepairOutcome } from '../../domain/repair.ts';
import { trimWhiteSpace } from '../../domain/text.ts';
import { returnItems } from '../../queue/return-items.ts';
import { nameInArea } from '../../spool/name-in-area.ts';
import type { Finished, RepairSummary } from '../../store/queue-store.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import type { App } from '../../wire.ts';
import { askedBy } from '../by.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { bringUpToDate, openQueue, tellCarried } from './open-queue.ts';
import { findRepair, repairNamed } from './repair-name.ts';
import { tellRefusal } from './tell-refusal.ts';

/** What `ozma queue finish` was told. */
export type FinishOptions = {
  readonly repair: string;
  readonly token: string;
  readonly outcome: 'fulfilled' | 'unrepairable' | 'retry';
  readonly note?: string;
  readonly why?: string;
  readonly after?: string;
  readonly by?: string;
};

const afterMs = (given: string | undefined): number | null => {
  if (given === undefined) return null;
  const seconds = Number(given);
  if (given.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return Math.round(seconds * 1000);
  throw new OzmaError('usage', `--after: expected a number of seconds, such as 3600, not "${given}".`);
};

const misfit = ({ outcome, note, why, after }: FinishOptions): string | null => {
  if (outcome !== 'retry' && after !== undefined) return '--after goes with --outcome retry alone.';
  if (outcome === 'fulfilled') return why === undefined ? null : '--outcome fulfilled takes --note, not --why.';
  if (note !== undefined) return `--outcome ${outcome} takes --why, not --note.`;
  return trimWhiteSpace(why ?? '') === '' ? `--outcome ${outcome} needs a reason: --why TEXT.` : null;
};

/** The outcome that was told; options that do not go together are `usage`. */
const outcomeOf = (options: FinishOptions): RepairOutcome => {
  const fault = misfit(options);
  if (fault !== null) throw new OzmaError('usage', fault);
  const why = trimWhiteSpace(options.why ?? '');
  switch (options.outcome) {
    case 'fulfilled':
      return { kind: 'fulfilled', note: options.note ?? null };
    case 'unrepairable':
      return { kind: 'unrepairable', why };
    case 'retry':
      return { kind: 'retry', why, afterMs: afterMs(options.after) };
  }
};

/** Carries a finished item to where it belongs; answers its path relative to the desk once it lies in `returned/`, null while a pause keeps it. */
const carryBack = async (call: Call, app: App, repair: number, summary: RepairSummary | null) => {
  if (summary === null) return null;
  const { submission } = summary;
  const lying = new Map([[submission, nameInArea(app.desk.dir, 'repair', summary)]]);
  const carried = await returnItems(app.desk.dir, app.store, lying);
  await tellCarried(call, app, carried);
  const story = await app.store.reads.find({ by: 'submission', id: submission }, 1);
  const [recorded] = story;
  const index = recorded?.repairs.findIndex((view) => view?.repair === repair) ?? -1;
  const item = recorded?.items[index];
  return item?.place === 'returned' ? `returned/${submission}--${recorded?.label ?? ''}/${item.file}` : null;
};

type Told = {
  readonly repair: number;
  readonly finished: Exclude<Finished, { kind: 'refused' }>;
  readonly returned: string | null;
};

const tell = async (call: Call, app: App, { repair, finished, returned }: Told, outcome: RepairOutcome['kind']) => {
  if (call.json) {
    const again = finished.kind === 'postponed' ? { notBefore: finished.notBefore, isCounted: finished.isCounted } : {};
    await writeJson(call.stdout, { repair, outcome, became: finished.kind, ...again, returned });
    return;
  }
  const words = queueWordsIn(languageOf(call, app.desk.config.language));
  switch (finished.kind) {
    case 'finished': {
      const state = outcome === 'unrepairable' ? words.states.unrepairable : words.states.fulfilled;
      await writeLine(call.stdout, words.finished(repair, state));
      return writeLine(call.stdout, returned === null ? words.stays : words.liesIn(shown(returned)));
    }
    case 'postponed': {
      const when = finished.notBefore === null ? null : shownInstant(finished.notBefore);
      return writeLine(call.stdout, words.postponed(repair, when));
    }
    case 'escalated':
      return writeLine(call.stdout, words.escalated(repair));
  }
};

/**
 * `ozma queue finish`: says how a repair ended that was claimed by hand, and carries its item back. Exit status 1, with the reason, where the token does not
 * hold it any more.
 */
export const finishByHand = (call: Call, options: FinishOptions): Promise<ExitStatus> => {
  const actor = askedBy(options.by);
  const name = repairNamed(options.repair);
  const outcome = outcomeOf(options);
  return openQueue(call, async (app) => {
    const { store, desk } = app;
    await bringUpToDate(call, app);
    const found = await findRepair(store, name);
    if (found === null) return tellRefusal(call, app, options.repair, 'unknown-repair');
    const { repair, summary } = found;
    const finish = { repair, token: options.token, outcome, actor, retry: desk.config.running.queue.retry };
    const [finished] = await store.finishClaims([finish], call.now());
    if (finished === undefined || finished.kind === 'refused') {
      return tellRefusal(call, app, options.repair, finished?.why ?? 'not-held');
    }
    const returned = finished.kind === 'finished' ? await carryBack(call, app, repair, summary) : null;
    await tell(call, app, { repair, finished, returned }, outcome.kind);
    return 0;
  });
};
