import type { TicketClock } from '../domain/clocks.ts';
import type { Instant } from '../domain/instant.ts';
import { itemLabel } from '../domain/item.ts';
import type { Pause } from '../domain/pause.ts';
import { idKey, trimWhiteSpace } from '../domain/text.ts';
import type { RepairSummary } from '../store/queue-store.ts';
import type { RecordedSubmission, TicketSummary } from '../store/reads.ts';
import { clockWordsIn } from '../texts/clock-words-in.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown, shownInstant } from '../texts/shown.ts';
import { wordsIn } from '../texts/words-in.ts';
import { type App, requireDesk, wire } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { ticketDocument } from './ticket-document.ts';
import { factLines, submissionLine, ticketFacts } from './ticket-lines.ts';
import { clockTexts } from './why/clock-lines.ts';
import { summaryLines } from './why/repair-lines.ts';
import { clocksOf, repairsOfTicket } from './why/standing.ts';

const shownSubmissions = 20;

/** A ticket with everything of it that `tickets show` tells. */
type Whole = {
  readonly summary: TicketSummary;
  readonly clock: TicketClock | null;
  readonly repairs: readonly RepairSummary[];
  readonly pauses: readonly Pause[];
  /** Youngest first. */
  readonly recent: readonly RecordedSubmission[];
  readonly now: Instant;
};

const wholeOf = async (app: App, summary: TicketSummary, now: Instant): Promise<Whole> => {
  const { reads } = app.store;
  const { number: ticket } = summary.ticket;
  const found = await reads.find({ by: 'ticket', ticketKey: idKey(ticket) }, shownSubmissions);
  return {
    summary,
    clock: clocksOf(await reads.clockFacts({ ticket }), now).ticket,
    repairs: await repairsOfTicket(app, ticket),
    pauses: await app.store.pauses(),
    recent: found.toReversed(),
    now,
  };
};

const submissionDocument = ({ submission, label, receivedAt, verdict, disposition }: RecordedSubmission) => ({
  submission,
  label,
  receivedAt,
  verdict,
  disposition,
});

const repairDocument = (summary: RepairSummary) => {
  const { repair, item, submission, state, queuePlace, notBefore, finishedAt, attempts, lastWhy, pausedBy } = summary;
  const stopped = state === 'queued' ? pausedBy : [];
  return {
    ...{ repair, item: itemLabel(item), submission, state, queuePlace, notBefore, finishedAt },
    ...{ attempts, lastWhy, pausedBy: stopped },
  };
};

const documentOf = ({ summary, clock, repairs, recent }: Whole) => ({
  ...ticketDocument(summary),
  clock,
  repairs: repairs.map(repairDocument),
  recent: recent.map(submissionDocument),
});

/** How a repair stands, in one text: its state, its place, and why it waits. */
const repairText = (summary: RepairSummary, { pauses, now }: Whole, { desk }: App, page: Page): string => {
  const { why } = screensIn(page.language);
  const { state, queuePlace, finishedAt } = summary;
  const place = queuePlace === null ? [] : [why.queuePlace(queuePlace)];
  const finished = finishedAt === null ? [] : [why.finished(shownInstant(finishedAt))];
  const because = summaryLines(summary, { pauses, now, running: desk.config.running }, page);
  return [why.repairs[state], ...place, ...finished, ...because].join(wordsIn(page.language).letter.comma);
};

const linesOf = (whole: Whole, app: App, page: Page): readonly string[] => {
  const { summary, clock, repairs, recent } = whole;
  const words = screensIn(page.language).ticket;
  const clocks = clockWordsIn(page.language);
  const times = clock === null ? [clocks.untold] : clockTexts(clock, page);
  const narrower = { ...page, width: page.width - 2 };
  const repairFacts = repairs.map((one) => [shown(itemLabel(one.item)), repairText(one, whole, app, page)] as const);
  return [
    tint(page.stream, 'strong', shown(summary.ticket.number)),
    ...factLines(
      [
        ...ticketFacts(summary, page),
        [words.submissions, `${summary.submissions}`],
        [words.queued, `${summary.queued}`],
        ...times.map((text) => [clocks.heading, text] as const),
      ],
      page,
    ),
    ...factLines(repairFacts, narrower).map((line) => `  ${line}`),
    ...recent.map((recorded) => submissionLine(recorded, page)),
  ];
};

/**
 * `ozma tickets show`: one ticket with its instructions, its clock, its repairs and its youngest submissions. Exit status 1 when there is none of
 * this number.
 */
export const showTicket = async (call: Call, { ticket: number }: { readonly ticket: string }): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  await loadTables(call, app);
  const page = pageOf(call, desk.config.language);
  const summary = await app.store.reads.ticket(trimWhiteSpace(number));
  if (summary === null) {
    await writeLine(call.stderr, screensIn(page.language).ticket.unknown(shown(number)));
    return 1;
  }
  const whole = await wholeOf(app, summary, call.now());
  if (call.json) await writeJson(call.stdout, documentOf(whole));
  else for (const line of linesOf(whole, app, page)) await writeLine(call.stdout, line);
  return 0;
};
