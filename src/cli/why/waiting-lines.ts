import type { Pause } from '../../domain/pause.ts';
import type { RepairSummary } from '../../store/queue-store.ts';
import type { TicketSummary } from '../../store/reads.ts';
import { repairWordsIn } from '../../texts/repair-words.ts';
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

const linesOf = ({ ticket, repairs, pauses }: Waiting, around: Asked, page: Page) => {
  const words = repairWordsIn(page.language);
  const queued = repairs.filter(({ state }) => state === 'queued');
  const [first] = queued;
  const escalated = repairs.filter(({ state }) => state === 'escalated');
  const persons = escalated.map(({ item, lastWhy }) => {
    const why = words.needsPerson(lastWhy === null ? null : whyText(lastWhy, page.language));
    return `${shown(`${item.kind}:${item.id}`)}: ${why}`;
  });
  if (first === undefined) return persons;
  const { running } = around.app.desk.config;
  const because = becauseLines(first, { pauses, now: around.now, running }, page);
  const place = first.queuePlace ?? 0;
  return [[words.waiting({ ticket: shown(ticket), count: queued.length, place }), ...because].join('; '), ...persons];
};

/** What the tickets asked about wait for, the first of each in the order of the queue: for the top of a story. */
export const waitingLines = async (
  tickets: readonly TicketSummary[],
  around: Asked,
  page: Page,
): Promise<readonly string[]> => {
  const { app } = around;
  const { first, left } = firstOf(
    tickets.filter(({ queued }) => queued > 0 || tickets.length === 1),
    shownTickets,
  );
  const pauses = await app.store.pauses();
  const lines: string[] = [];
  for (const { ticket } of first) {
    const repairs = await repairsOfTicket(app, ticket.number);
    lines.push(...linesOf({ ticket: ticket.number, repairs, pauses }, around, page));
  }
  const all = left === 0 ? lines : [...lines, wordsIn(page.language).letter.more(left)];
  return all.flatMap((line) => beside('→', line, { heading: 1, line: page.width }));
};
