import type { LedgerEvent } from '../../domain/event.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Page } from '../page.ts';
import { beside, widestOf } from '../table.ts';
import { eventDetail } from './event-detail.ts';

/** What the ledger holds, oldest first: its number, when, what, and who where it was a person. */
export const eventLines = (events: readonly LedgerEvent[], page: Page): readonly string[] => {
  const words = wordsIn(page.language);
  const { by } = screensIn(page.language).why;
  const { colon } = words.letter;
  const heads = events.map(({ seq, at }) => `#${seq}  ${shownInstant(at)}`);
  const heading = widestOf(heads);
  return events.flatMap((event, index) => {
    const detail = eventDetail(event, page.language);
    const who = event.actor === 'ozma' ? '' : ` (${by(shown(event.actor))})`;
    const text = `${words.events[event.kind]}${detail === '' ? '' : colon + detail}${who}`;
    return beside(heads[index] ?? '', text, { heading, line: page.width - 2 }).map((line) => `  ${line}`);
  });
};
