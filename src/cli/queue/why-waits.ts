import type { Instant } from '../../domain/instant.ts';
import { type RunningConfig, wayOfKind } from '../../running-config.ts';
import type { RepairSummary } from '../../store/queue-store.ts';
import type { Language } from '../../texts/languages.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { shownInstant } from '../../texts/shown.ts';
import { holderText } from '../why/holder-text.ts';
import { whyText } from '../why/why-text.ts';

/** What why a repair waits is told by. */
export type Around = { readonly running: RunningConfig; readonly now: Instant; readonly language: Language };

const whyQueued = (summary: RepairSummary, { running, now, language }: Around): string => {
  const words = repairWordsIn(language);
  const { pausedBy, notBefore, lastWhy, queuePlace, item } = summary;
  if (pausedBy.length > 0) return queueWordsIn(language).pausedBy(pausedBy);
  if (notBefore !== null && notBefore > now) {
    return words.again(shownInstant(notBefore), lastWhy === null ? null : whyText(lastWhy, language));
  }
  if (wayOfKind(running, item.kind).way === 'hand') return words.byHand;
  return queuePlace === null || queuePlace === 1 ? words.itsTurn : words.ahead(queuePlace - 1);
};

/** Why a repair is not done yet, or what its last attempt said, in a few words. */
export const whyWaits = (summary: RepairSummary, around: Around): string => {
  const words = repairWordsIn(around.language);
  const said = summary.lastWhy === null ? null : whyText(summary.lastWhy, around.language);
  switch (summary.state) {
    case 'queued':
      return whyQueued(summary, around);
    case 'claimed':
      return summary.claim === null
        ? ''
        : words.held(holderText(summary.claim.holder, around.language), shownInstant(summary.claim.claimedAt));
    case 'escalated':
      return words.needsPerson(said);
    case 'withdrawn':
      return words.withdrawn(said ?? '');
    case 'fulfilled':
    case 'unrepairable':
      return said === null ? '' : words.said(said);
  }
};
