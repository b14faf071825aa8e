import { itemLabel } from '../../domain/item.ts';
import type { Pause } from '../../domain/pause.ts';
import type { RepairSummary } from '../../store/queue-store.ts';
import type { TicketSummary } from '../../store/reads.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { firstOf, shown } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { App } from '../../wire.ts';
import type { Page } from '../page.ts';
import { beside } from '../table.ts';
import { becauseLines } from './repair-lines.ts';
import { repairsOfTicket, type Standing } from './standing.ts';
import { whyText } from './why-text.ts';

/** Tickets told in a few lines each at the top of a story. */
const shownTickets = 5;

/** The desk that is asked, and when. */
type Asked = { readonly app: App; readonly now: Standing['now'] };

/** The repairs of a ticket that wait or need a person, and the pauses that there are. */
type Waiting = {
  readonly ticket: string;
  readonly repairs: readonly RepairSummary[];
  readonly pauses: readonly Pause[];
};

const personTexts = (repairs: readonly RepairSummary[], { language }: Page): readonly string[] =>
  repairs
    .filter(({ state }) => state === 'escalated')
    .map(({ item, lastWhy }) => {
      const why = repairWordsIn(language).needsPerson(lastWhy === null ? null : whyText(lastWhy, language));
      return `${shown(itemLabel(item))}: ${why}`;
    });

/** A line with an arrow, and under it why. */
const pointed = ([head, ...because]: readonly string[], page: Page): readonly string[] =>
  [head ?? '', ...because].flatMap((text, index) =>
    beside(index === 0 ? '→' : '', text, { heading: 1, line: page.width }),
  );

const linesOf = ({ ticket, repairs, pauses }: Waiting, { app, now }: Asked, page: Page): readonly string[] => {
  const queued = repairs.filter(({ state }) => state === 'queued');
  const [first] = queued;
  const persons = personTexts(repairs, page).flatMap((text) => pointed([text], page));
  if (first === undefined) return persons;
  const { waiting } = repairWordsIn(page.language);
  const head = waiting({ ticket: shown(ticket), count: queued.length, place: first.queuePlace ?? 0 });
  const because = becauseLines(first, { pauses, now, running: app.desk.config.running }, page);
  return [...pointed([head, ...because], page), ...persons];
};

/** What the tickets asked about wait for, the first of each in the order of the queue: for the top of a story. */
export const waitingLines = async (
  tickets: readonly TicketSummary[],
  asked: Asked,
  page: Page,
): Promise<readonly string[]> => {
  const { store } = asked.app;
  const { first, left } = firstOf(
    tickets.filter(({ queued }) => queued > 0 || tickets.length === 1),
    shownTickets,
  );
  const pauses = await store.pauses();
  const lines: string[] = [];
  for (const { ticket } of first) {
    const repairs = await repairsOfTicket(asked.app, ticket.number);
    lines.push(...linesOf({ ticket: ticket.number, repairs, pauses }, asked, page));
  }
  return left === 0 ? lines : [...lines, ...pointed([wordsIn(page.language).letter.more(left)], page)];
};
