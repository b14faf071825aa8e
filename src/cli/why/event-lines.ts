import type { LedgerEvent } from '../../domain/event.ts';
import type { Language } from '../../texts/languages.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Page } from '../page.ts';
import { beside, widestOf } from '../table.ts';
import { eventDetail } from './event-detail.ts';

/** What happened, in a sentence, and who did it where it was a person. */
export const eventText = (event: LedgerEvent, language: Language): string => {
  const words = wordsIn(language);
  const { by } = screensIn(language).why;
  const detail = eventDetail(event, language);
  const who = event.actor === 'ozma' ? '' : ` (${by(shown(event.actor))})`;
  return `${words.events[event.kind]}${detail === '' ? '' : words.letter.colon + detail}${who}`;
};

/** What the ledger holds, oldest first: its number, when, what, and who where it was a person. */
export const eventLines = (events: readonly LedgerEvent[], page: Page): readonly string[] => {
  const heads = events.map(({ seq, at }) => `#${seq}  ${shownInstant(at)}`);
  const heading = widestOf(heads);
  return events.flatMap((event, index) => {
    const text = eventText(event, page.language);
    return beside(heads[index] ?? '', text, { heading, line: page.width - 2 }).map((line) => `  ${line}`);
  });
};
