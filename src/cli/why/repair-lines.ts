import { type RunningConfig, wayOfKind } from '../../running-config.ts';
import type { RepairSummary } from '../../store/queue-store.ts';
import type { AttemptView, RepairView } from '../../store/reads.ts';
import { eventDetailsIn } from '../../texts/event-details-in.ts';
import type { Language } from '../../texts/languages.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Page } from '../page.ts';
import { holderText } from './holder-text.ts';
import type { Standing } from './standing.ts';
import { toldPause } from './told-pause.ts';
import { whyText } from './why-text.ts';

/** Attempts told in a line each; of more, the youngest. */
const shownAttempts = 8;

/** What decides why a repair waits: the pauses that there are, the time, and how its kind is repaired. */
type Because = Pick<Standing, 'pauses' | 'now'> & { readonly running: RunningConfig };

/** Why a waiting repair waits: what pauses it; else its next try, somebody who takes it, or its turn. */
export const becauseLines = (
  summary: RepairSummary,
  { pauses, now, running }: Because,
  { language }: Page,
): readonly string[] => {
  const words = repairWordsIn(language);
  const { queuePlace, notBefore, lastWhy, pausedBy, item } = summary;
  const stopped = pauses
    .filter(({ id }) => pausedBy.includes(id))
    .map((pause) => words.pausedBy(toldPause(pause, language)));
  if (notBefore !== null && notBefore > now) {
    return [...stopped, words.again(shownInstant(notBefore), lastWhy === null ? null : whyText(lastWhy, language))];
  }
  if (stopped.length > 0) return stopped;
  const turn = queuePlace === null || queuePlace <= 1 ? words.itsTurn : words.ahead(queuePlace - 1);
  return wayOfKind(running, item.kind).way === 'hand' ? [turn, words.byHand] : [turn];
};

const attemptLine = (attempt: AttemptView, number: number, language: Language): string => {
  const { holder, claimedAt, endedAt, end, why, isCounted } = attempt;
  const told = repairWordsIn(language).attempt({
    holder: holderText(holder, language),
    ending: end,
    why: why === null ? null : whyText(why, language),
    isCounted,
  });
  return `${eventDetailsIn(language).attempt(number)}, ${shownInstant(endedAt ?? claimedAt)}, ${told}`;
};

const attemptLines = ({ attempts }: RepairView, language: Language): readonly string[] => {
  const left = Math.max(0, attempts.length - shownAttempts);
  const lines = attempts.slice(left).map((attempt, index) => attemptLine(attempt, left + index + 1, language));
  return left === 0 ? lines : [wordsIn(language).letter.more(left), ...lines];
};

/** How a repair stands: why it waits, who has it, or why a person has to look at it; nothing where it is finished. */
export const summaryLines = (summary: RepairSummary, around: Because, page: Page): readonly string[] => {
  const { language } = page;
  const words = repairWordsIn(language);
  const { state, claim, lastWhy } = summary;
  const why = lastWhy === null ? null : whyText(lastWhy, language);
  switch (state) {
    case 'queued':
      return becauseLines(summary, around, page);
    case 'claimed':
      return claim === null ? [] : [words.held(holderText(claim.holder, language), shownInstant(claim.claimedAt))];
    case 'escalated':
      return [words.needsPerson(why)];
    case 'withdrawn':
      return why === null ? [] : [words.withdrawn(why)];
    case 'fulfilled':
    case 'unrepairable':
      return [];
  }
};

/** What a repair is told from besides itself. */
export type Around = Standing & { readonly running: RunningConfig };

/** What is to be told under an item of its repair: why it waits or who has it, and how each attempt ended. */
export const repairLines = (view: RepairView, around: Around, page: Page): readonly string[] => {
  const summary = around.repairs.get(view.repair);
  return [...(summary === undefined ? [] : summaryLines(summary, around, page)), ...attemptLines(view, page.language)];
};
