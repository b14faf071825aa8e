import type { LedgerEvent } from '../../domain/event.ts';
import type { RecordedSubmission, TicketSummary } from '../../store/reads.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Desk } from '../../wire.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { indented } from '../table.ts';
import { factLines, submissionLine, ticketFacts } from '../ticket-lines.ts';
import { answerSentence, findingLines, itemLines, remedyLines } from './answer-lines.ts';
import { draftFor } from './draft.ts';
import { eventLines } from './event-lines.ts';
import { customerText, toldOf } from './told.ts';
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

/** Everything that one story is told from besides the submission itself. */
export type Surroundings = {
  readonly desk: Desk;
  readonly ticket: TicketSummary | null;
  readonly events: readonly LedgerEvent[];
};

/**
 * One submission whole, in the order in which a CSR reads it to a customer: the answer, what to do, what was found, what happened to each
 * item, the text for the customer, and then every rule.
 */
export const storyLines = (recorded: RecordedSubmission, around: Surroundings, page: Page): readonly string[] => {
  const told = toldOf(recorded);
  const { why } = screensIn(page.language);
  const { headings } = wordsIn(page.language);
  const customer = indented(customerText(told, page.language), 2, page.width);
  const draft = draftFor(told, around.desk, page.language);
  return [
    `${tint(page.stream, 'strong', shown(recorded.label))}  ${tint(page.stream, 'faint', recorded.submission)}`,
    ...indented(answerSentence(told, page), 0, page.width),
    ...section(headings.remedy, remedyLines(told, page), page),
    ...section(headings.findings, findingLines(told, page), page),
    ...section(headings.items, itemLines(told, page), page),
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
