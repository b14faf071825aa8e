import { type ItemRef, itemLabel } from '../domain/item.ts';
import {
  currentInstruction,
  expectedItems,
  type Instruction,
  isInstructed,
  openItems,
  type Ticket,
} from '../domain/ticket.ts';
import type { RecordedSubmission, TicketSummary } from '../store/reads.ts';
import type { ScreenWords } from '../texts/screen-words.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown, shownInstant } from '../texts/shown.ts';
import { wordsIn } from '../texts/words-in.ts';
import { cellWidth } from './cell-width.ts';
import { fitTo } from './fit.ts';
import type { Page } from './page.ts';
import { beside, widestOf } from './table.ts';
import { verdictMark } from './verdict-lines.ts';

const itemList = (refs: readonly ItemRef[], none: string): string =>
  refs.length === 0 ? none : refs.map((ref) => shown(itemLabel(ref))).join(', ');

/** One instruction with its label and what became of it. */
const instructionText = (instruction: Instruction, ticket: Ticket, words: ScreenWords['ticket']): string => {
  const when = shownInstant(instruction.at);
  return `${shown(instruction.label)} (${stateOf(instruction, ticket, words)(when)})`;
};

/** What became of an instruction, as words that take its moment. */
const stateOf = (
  instruction: Instruction,
  ticket: Ticket,
  words: ScreenWords['ticket'],
): ((when: string) => string) => {
  if (instruction.isWithdrawn) return words.withdrawn;
  if (!isInstructed({ ...ticket, instructions: [instruction] })) return words.consumed;
  return instruction === currentInstruction(ticket) ? words.outstanding : words.replaced;
};

/** What a ticket says now, a heading and a text a line. */
export const ticketFacts = ({ ticket }: TicketSummary, page: Page): readonly (readonly [string, string])[] => {
  const words = screensIn(page.language).ticket;
  const { headings, statuses } = wordsIn(page.language);
  const instructions = ticket.instructions.map((one) => instructionText(one, ticket, words));
  const columns = ticket.columns.map(([column, value]) => `${shown(column)}: ${shown(value) || '–'}`);
  const hasOwnItems = (currentInstruction(ticket)?.items.length ?? 0) > 0;
  return [
    [headings.owner, shown(ticket.owner.name) + (ticket.owner.id === null ? '' : ` (${shown(ticket.owner.id)})`)],
    [headings.status, statuses[ticket.status]],
    [words.opened, shownInstant(ticket.openedAt)],
    ...(ticket.problems.length === 0 ? [] : [[words.problems, shown(ticket.problems.join(', '))] as const]),
    [words.named, itemList(ticket.items, words.none)],
    ...(hasOwnItems ? [[words.expected, itemList(expectedItems(ticket), words.none)] as const] : []),
    ...(isInstructed(ticket) ? [[words.open, itemList(openItems(ticket), words.none)] as const] : []),
    ...(instructions.length === 0
      ? [[words.instructed, words.notInstructed] as const]
      : instructions.map((text) => [words.instructed, text] as const)),
    ...(columns.length === 0 ? [] : [[words.kept, columns.join(', ')] as const]),
  ];
};

/** Headings with their texts beside them, each heading once. */
export const factLines = (facts: readonly (readonly [string, string])[], page: Page): readonly string[] => {
  const heading = widestOf(facts.map(([name]) => name));
  return facts.flatMap(([name, text], index) =>
    beside(facts[index - 1]?.[0] === name ? '' : name, text, { heading, line: page.width }),
  );
};

const narrowLabel = 8;

/** One submission in one line that fits the page: the id to ask for, when it was received, its verdict, and of its label what there is room for. */
export const submissionLine = (recorded: RecordedSubmission, page: Page): string => {
  const mark = verdictMark(recorded.verdict, page.language, page.stream);
  const head = `${recorded.submission}  ${recorded.receivedAt.slice(0, 10)}  ${mark}`;
  const room = Math.max(narrowLabel, page.width - cellWidth(head) - 2);
  return `${head}  ${fitTo(shown(recorded.label), room)}`.trimEnd();
};
