import type { DecidedArea } from '../../domain/area.ts';
import { reconcileAreas, settleAreas } from '../../queue/area-moves.ts';
import { keepPauses } from '../../queue/keep-pauses.ts';
import type { AreaAnswer, AreaDecision, AreaEntry } from '../../store/area-store.ts';
import type { Decision } from '../../texts/area-words.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { type App, requireDesk, wire } from '../../wire.ts';
import { askedBy } from '../by.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { loadTables } from '../desk-tables.ts';
import { writeJson, writeLine } from '../output.ts';
import { reasonOf } from '../queue/pause.ts';
import { askedEntry, askedFiles } from './asked-entry.ts';

/** What a command that decides about an area was told. */
export type DecideOptions = {
  readonly query: string;
  readonly item: readonly string[];
  readonly why: string;
  readonly by?: string;
};

/** Which decision is taken, in which area, and how it is recorded. */
export type Deciding = {
  readonly area: DecidedArea;
  readonly decision: Decision;
  readonly record: (app: App, decision: AreaDecision, entry: AreaEntry) => Promise<AreaAnswer>;
};

const tellDecided = async (
  call: Call,
  app: App,
  told: { readonly decision: Decision; readonly asked: AreaDecision; readonly answer: AreaAnswer },
): Promise<ExitStatus> => {
  const { decision, asked, answer } = told;
  const words = areaWordsIn(languageOf(call, app.desk.config.language));
  const { submission, by, why, now: at } = asked;
  if (answer.kind === 'refused') {
    const { why: refusal, pauses } = answer;
    if (call.json) await writeJson(call.stdout, { submission, decision: 'refused', refusal, pauses });
    const paused = pauses.length === 0 ? '' : ` ${words.pausedBy(pauses)}`;
    await writeLine(call.stderr, `${words.refusals[refusal]}${paused}`);
    return 1;
  }
  const { label, items, files } = answer;
  if (call.json) await writeJson(call.stdout, { submission, label, decision, items, files, by, why, at });
  else await writeLine(call.stdout, words.decided(decision, shown(label), items.map(shown)));
  return 0;
};

/** Takes one decision: recorded first, then carried out on the disk, then told. What the disk refuses is thrown at last: the next command tries again. */
export const decideOn = async (
  call: Call,
  app: App,
  { decision, record, asked, entry }: Deciding & { readonly asked: AreaDecision; readonly entry: AreaEntry },
): Promise<ExitStatus> => {
  const answer = await record(app, asked, entry);
  const moved = answer.kind === 'decided' ? [asked.submission, ...answer.others] : [];
  const [failed] = await settleAreas(app.desk.dir, app.store, moved);
  const status = await tellDecided(call, app, { decision, asked, answer });
  if (failed !== undefined) throw failed.error;
  return status;
};

/** Opens the desk for a decision: its tables are loaded, pauses that are over have ended, and what an earlier command left undone is done. */
export const openForDecision = async (call: Call): Promise<App> => {
  const app = wire(await requireDesk(call));
  await loadTables(call, app);
  const { desk, store } = app;
  await keepPauses(store, desk.config.running.schedule, call.now());
  await reconcileAreas(desk.dir, store);
  return app;
};

/** `ozma held accept|reject` and `ozma trash restore|purge`: one decision about one thing, by a named person with a reason. */
export const decide = async (call: Call, options: DecideOptions, deciding: Deciding): Promise<ExitStatus> => {
  const [by, why] = [askedBy(options.by), reasonOf(options.why)];
  await using app = await openForDecision(call);
  const language = languageOf(call, app.desk.config.language);
  const entry = await askedEntry(app, options.query, { area: deciding.area, language });
  const files = askedFiles(app, entry, { words: options.item, language });
  const asked = { submission: entry.submission, files, by, why, now: call.now() };
  return await decideOn(call, app, { ...deciding, asked, entry });
};
