import type { Json, LedgerEvent } from '../../domain/event.ts';
import { type TicketStatus, ticketStatuses } from '../../domain/ticket.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import type { Words } from '../../texts/words.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Page } from '../page.ts';
import { beside, widestOf } from '../table.ts';

const isStatus = (value: Json | undefined): value is TicketStatus => ticketStatuses.some((status) => status === value);

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const keysOf = (value: Json | undefined): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

/** What an event says besides its kind: statuses, a label, items, or the columns that changed. */
const detailOf = ({ body }: LedgerEvent, { statuses }: Words): string => {
  const { from, to, label, items, changes, why } = body;
  if (isStatus(from) && isStatus(to)) return `${statuses[from]} → ${statuses[to]}`;
  const said = [...[label, why].filter((one) => typeof one === 'string'), ...textsIn(items), ...keysOf(changes)];
  return said.map(shown).join(', ');
};

/** What the ledger holds, oldest first: its number, when, what, and who where it was a person. */
export const eventLines = (events: readonly LedgerEvent[], page: Page): readonly string[] => {
  const words = wordsIn(page.language);
  const { by } = screensIn(page.language).why;
  const { colon } = words.letter;
  const heads = events.map(({ seq, at }) => `#${seq}  ${shownInstant(at)}`);
  const heading = widestOf(heads);
  return events.flatMap((event, index) => {
    const detail = event.kind === 'submission-judged' ? '' : detailOf(event, words);
    const who = event.actor === 'ozma' ? '' : ` (${by(shown(event.actor))})`;
    const text = `${words.events[event.kind]}${detail === '' ? '' : colon + detail}${who}`;
    return beside(heads[index] ?? '', text, { heading, line: page.width - 2 }).map((line) => `  ${line}`);
  });
};
