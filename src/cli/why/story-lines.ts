import type { LedgerEvent } from '../../domain/event.ts';
import type { RecordedSubmission, TicketSummary } from '../../store/reads.ts';
import { clockWordsIn } from '../../texts/clock-words-in.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Desk } from '../../wire.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { beside, indented } from '../table.ts';
import { factLines, submissionLine, ticketFacts } from '../ticket-lines.ts';
import { answerSentence, decisionLines, findingLines, remedyLines } from './answer-lines.ts';
import { clockLines } from './clock-lines.ts';
import { draftFor } from './draft.ts';
import { eventLines } from './event-lines.ts';
import { itemLines } from './item-lines.ts';
import type { Clocks, Standing } from './standing.ts';
import { customerText, toldOf } from './told.ts';
import { toldPause } from './told-pause.ts';
import { traceLines } from './trace-lines.ts';

const section = (heading: string, lines: readonly string[], { stream }: Page): readonly string[] =>
  lines.length === 0 ? [] : ['', tint(stream, 'strong', heading), ...lines];

/** A ticket as it is now. */
export const ticketSection = (summary: TicketSummary, page: Page): readonly string[] => {
  const { state } = screensIn(page.language).ticket;
  const narrower = { ...page, width: page.width - 2 };
  const facts = factLines(ticketFacts(summary, page), narrower).map((line) => `  ${line}`);
  return section(`${state}: ${shown(summary.ticket.number)}`, facts, page);
};

/** Whose time it was. */
export const clockSectionLines = (clocks: Clocks, page: Page): readonly string[] =>
  section(clockWordsIn(page.language).heading, clockLines(clocks, page), page);

/** Everything that one story is told from besides the submission itself. */
export type Surroundings = {
  readonly desk: Desk;
  readonly ticket: TicketSummary | null;
  /** What is waited for, told right after the answer. */
  readonly waiting: readonly string[];
  readonly standing: Standing;
  readonly events: readonly LedgerEvent[];
};

/** That a folder stays where it is, and for which pauses. */
const detainedLines = ({ pauses }: Standing, page: Page): readonly string[] => {
  const words = repairWordsIn(page.language);
  const told = pauses.map((pause) => words.pausedBy(toldPause(pause, page.language)));
  return [words.detained, ...told].flatMap((line) => beside('→', line, { heading: 1, line: page.width }));
};

/**
 * One submission whole, in the order in which a CSR reads it to a customer: the answer, what to do, what was found, what happened to each
 * item, the text for the customer, and then every rule.
 */
export const storyLines = async (
  recorded: RecordedSubmission,
  around: Surroundings,
  page: Page,
): Promise<readonly string[]> => {
  const told = toldOf(recorded);
  const { why } = screensIn(page.language);
  const { headings } = wordsIn(page.language);
  const customer = indented(customerText(told, page.language), 2, page.width);
  const { running } = around.desk.config;
  const draft = await draftFor(told, around.desk, page.language);
  return [
    `${tint(page.stream, 'strong', shown(recorded.label))}  ${tint(page.stream, 'faint', recorded.submission)}`,
    ...indented(answerSentence(told, around.events, page), 0, page.width),
    ...decisionLines(around.events, page),
    ...(recorded.isDetained ? detainedLines(around.standing, page) : []),
    ...around.waiting,
    ...section(headings.remedy, remedyLines(told, page), page),
    ...section(headings.findings, findingLines(told, page), page),
    ...section(headings.items, itemLines(told, { ...around.standing, running }, page), page),
    ...clockSectionLines(around.standing.clocks, page),
    ...(around.ticket === null ? [] : ticketSection(around.ticket, page)),
    ...section(why.customer, customer, page),
    ...section(why.draft, draft === '' ? [] : indented(draft, 2, page.width).slice(1), page),
    ...section(why.trace, traceLines(told, page), page),
    ...section(headings.events, eventLines(around.events, page), page),
  ];
};

/** Submissions told in one line each. */
export const otherLines = (others: readonly RecordedSubmission[], page: Page): readonly string[] =>
  section(
    screensIn(page.language).why.otherSubmissions,
    others.map((recorded) => submissionLine(recorded, page)),
    page,
  );
