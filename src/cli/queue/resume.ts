import { OzmaError } from '../../domain/ozma-error.ts';
import { type EndedPause, type Pause, pauseEnds } from '../../domain/pause.ts';
import { textKey } from '../../domain/text.ts';
import { keepPauses } from '../../queue/keep-pauses.ts';
import type { Store } from '../../store/store.ts';
import type { Language } from '../../texts/languages.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { requireDesk, wire } from '../../wire.ts';
import { askedBy } from '../by.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { reasonOf } from './pause.ts';
import { pauseDocument } from './pause-document.ts';
import { briefLine, endWords } from './pause-lines.ts';

/** What `ozma queue resume` was told; without `id` it is about one's own pauses. */
export type ResumeOptions = {
  readonly id: string | null;
  readonly by?: string;
  readonly why?: string;
  /** Ends a pause that is not one's own. */
  readonly force: boolean;
};

/** What is asked: whose pauses, or which one, and whether it may be another's. */
type Asked = {
  readonly actor: string;
  readonly id: number | null;
  readonly why: string | null;
  readonly force: boolean;
};

const askedOf = ({ id, by, why, force }: ResumeOptions): Asked => {
  if (id !== null && !/^[1-9][0-9]{0,14}$/.test(id)) {
    throw new OzmaError('usage', `'${id}' is no number of a pause. See them with \`ozma queue pauses\`.`);
  }
  if (force && id === null) throw new OzmaError('usage', '--force ends one pause: name it by its number.');
  if (force && why === undefined) throw new OzmaError('usage', '--force needs a reason: --why TEXT.');
  return {
    actor: askedBy(by),
    id: id === null ? null : Number(id),
    why: why === undefined ? null : reasonOf(why),
    force,
  };
};

const isOwn = ({ kind, who }: Pause, actor: string): boolean => kind === 'operator' && textKey(who) === textKey(actor);

const keeperOf = ({ kind, who }: Pause): string =>
  ({
    operator: `is ${who}'s`,
    platform: 'is kept by the watch over the platform',
    schedule: 'is kept by the schedule',
  })[kind];

/** The pauses to be ended; one that is not the asker's own is `usage` without `force`. */
const chosenOf = (pauses: readonly Pause[], { actor, id, force }: Asked): readonly Pause[] => {
  if (id === null) return pauses.filter((pause) => isOwn(pause, actor));
  const chosen = pauses.filter((pause) => pause.id === id);
  const foreign = chosen.find((pause) => !isOwn(pause, actor));
  if (foreign === undefined || force) return chosen;
  throw new OzmaError('usage', `Pause ${id} ${keeperOf(foreign)}. To end it all the same: --force --why TEXT.`);
};

const endAll = async (
  store: Store,
  chosen: readonly Pause[],
  by: { readonly actor: string; readonly why: string; readonly now: ReturnType<Call['now']> },
): Promise<readonly EndedPause[]> => {
  const ended: EndedPause[] = [];
  for (const { id } of chosen) {
    const one = await store.endPause({ id }, by);
    if (one !== null) ended.push(one);
  }
  return ended;
};

type Resumed = { readonly asked: Asked; readonly ended: readonly EndedPause[]; readonly remaining: readonly Pause[] };

const tell = async (call: Call, { asked, ended, remaining }: Resumed, language: Language): Promise<void> => {
  const words = pauseWordsIn(language);
  if (ended.length === 0) {
    const { actor, id } = asked;
    await writeLine(call.stderr, id === null ? words.noneOfOnesOwn(shown(actor)) : words.unknown(id));
  }
  for (const pause of ended) await writeLine(call.stdout, words.resumed(pause.id, endWords(pause, words)));
  await writeLine(call.stdout, remaining.length === 0 ? words.nothingPaused : words.stillPaused);
  for (const pause of remaining) await writeLine(call.stdout, briefLine(pause, words));
};

/**
 * `ozma queue resume`: ends one's own pauses, or the one that is named, and says what still pauses. Another's, the platform's and the schedule's only
 * by force and with a reason. Exit status 1 when there was nothing to end.
 */
export const resume = async (call: Call, options: ResumeOptions): Promise<ExitStatus> => {
  const asked = askedOf(options);
  const desk = await requireDesk(call);
  await using app = wire(desk);
  const now = call.now();
  await keepPauses(app.store, desk.config.running.schedule, now);
  const chosen = chosenOf(await app.store.pauses(), asked);
  const by = { actor: asked.actor, why: asked.why ?? pauseEnds.resumed, now };
  const ended = await endAll(app.store, chosen, by);
  const remaining = await app.store.pauses();
  if (call.json) {
    await writeJson(call.stdout, { ended: ended.map(pauseDocument), remaining: remaining.map(pauseDocument) });
  } else await tell(call, { asked, ended, remaining }, languageOf(call, desk.config.language));
  return ended.length === 0 ? 1 : 0;
};
