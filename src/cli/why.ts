import type { LedgerEvent } from '../domain/event.ts';
import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { RecordedSubmission, TicketSummary } from '../store/reads.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { type App, requireDesk } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { ticketDocument } from './ticket-document.ts';
import { submissionLine } from './ticket-lines.ts';
import { ticketTable } from './ticket-table.ts';
import { findStory, type Story } from './why/find-story.ts';
import { noteAsked } from './why/note-asked.ts';
import { openToAsk } from './why/open-to-ask.ts';
import { clocksOf, standingOf } from './why/standing.ts';
import { storyDocument } from './why/story-document.ts';
import { clockSectionLines, otherLines, storyLines, ticketSection } from './why/story-lines.ts';
import { tellUnjudged, type Unjudged } from './why/tell-unjudged.ts';
import { waitingLines } from './why/waiting-lines.ts';

/** What `ozma why` was told. */
export type WhyOptions = { readonly query: string; readonly limit: string };

type Found = Extract<Story, { kind: 'found' }>;

const limitOf = (given: string): number => {
  const limit = Number(given);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new OzmaError('usage', `--limit: expected a whole number from 1, not "${given}".`);
};

/** What happened with a submission, and with its ticket besides other submissions. */
const eventsOf = async (app: App, { submission, ticket }: RecordedSubmission): Promise<readonly LedgerEvent[]> => {
  const { reads } = app.store;
  if (ticket === null) return reads.events({ submission });
  const events = await reads.events({ ticket: ticket.number });
  return events.filter((event) => event.submission === null || event.submission === submission);
};

const ticketLines = ({ tickets, owner }: Found, page: Page): readonly string[] => {
  const { ticket: words, why: whyWords } = screensIn(page.language);
  if (owner !== null) return [words.ofOwner(shown(owner), tickets.length), ...ticketTable(tickets, page)];
  const [only] = tickets;
  return only === undefined ? [] : [whyWords.noSubmissions, ...ticketSection(only, page)];
};

const ticketOf = (recorded: RecordedSubmission, tickets: readonly TicketSummary[]): TicketSummary | null =>
  tickets.find(({ ticket }) => ticket.number === recorded.ticket?.number) ?? null;

/** An app with the time of the call. */
type Asked = { readonly app: App; readonly now: Instant };

/** The clocks of a ticket for which nothing has come. */
const clockSection = async ({ tickets, owner }: Found, { app, now }: Asked, page: Page): Promise<readonly string[]> => {
  const [only] = tickets;
  if (owner !== null || only === undefined) return [];
  const clocks = clocksOf(await app.store.reads.clockFacts({ ticket: only.ticket.number }), now);
  return clockSectionLines({ ticket: clocks.ticket, submission: null }, page);
};

const linesOf = async (story: Found, asked: Asked, page: Page): Promise<readonly string[]> => {
  const { app, now } = asked;
  const [youngest, ...others] = story.submissions;
  if (youngest === undefined) return [...ticketLines(story, page), ...(await clockSection(story, asked, page))];
  const waiting = await waitingLines(story.tickets, asked, page);
  const around = {
    desk: app.desk,
    ticket: ticketOf(youngest, story.tickets),
    waiting: story.owner === null ? waiting : [],
    standing: await standingOf(app, youngest, now),
    events: await eventsOf(app, youngest),
  };
  return [
    ...(story.owner === null ? [] : [...ticketLines(story, page), ...waiting, '']),
    ...(await storyLines(youngest, around, page)),
    ...otherLines(others, page),
  ];
};

const tellFound = async (call: Call, story: Found, asked: Asked, page: Page): Promise<void> => {
  if (!call.json) {
    for (const line of await linesOf(story, asked, page)) await writeLine(call.stdout, line);
    return;
  }
  const { app, now } = asked;
  for (const recorded of story.submissions) {
    const standing = await standingOf(app, recorded, now);
    await writeJson(
      call.stdout,
      storyDocument(recorded, { standing, running: app.desk.config.running }, page.language),
    );
  }
  if (story.submissions.length > 0) return;
  for (const summary of story.tickets) {
    const { ticket } = clocksOf(await app.store.reads.clockFacts({ ticket: summary.ticket.number }), now);
    await writeJson(call.stdout, { ...ticketDocument(summary), clock: ticket });
  }
};

const notFoundLines = (story: Exclude<Story, Found | Unjudged>, query: string, page: Page): readonly string[] => {
  const { why: words } = screensIn(page.language);
  if (story.kind === 'nothing') return [words.notFound(shown(query)), ...words.askable];
  return [words.notUnique(story.beginning), ...story.submissions.map((one) => submissionLine(one, page))];
};

/**
 * `ozma why`: the whole story of the youngest submission of what was asked about, and the others in a line each; with `--json` a document
 * each. Exit status 1 when nothing is known of it, or an id's beginning is not unique.
 */
export const why = async (call: Call, { query, limit }: WhyOptions): Promise<ExitStatus> => {
  const atMost = limitOf(limit);
  const desk = await requireDesk(call);
  await using app = openToAsk(desk);
  await loadTables(call, app);
  const page = pageOf(call, desk.config.language);
  const story = await findStory(query, { store: app.store, policy: desk.config.policy, limit: atMost });
  if (story.kind === 'found') {
    await tellFound(call, story, { app, now: call.now() }, page);
    await noteAsked(app, story, call.now());
    return 0;
  }
  if (story.kind === 'unjudged') {
    await tellUnjudged(call, story, page);
    return 0;
  }
  for (const line of notFoundLines(story, query, page)) await writeLine(call.stderr, line);
  return 1;
};
