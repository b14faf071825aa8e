import type { LedgerEvent } from '../../domain/event.ts';
import type { StoredEvent } from '../../store/stored-event.ts';
import { ledgerWordsIn } from '../../texts/ledger-words-in.ts';
import { requireDesk, wireSnapshot } from '../../wire.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { pageOf } from '../page.ts';
import { eventOf, ledgerLines } from './ledger-lines.ts';
import { type Selection, type ShowOptions, selectionOf } from './selection.ts';

/** The events that a selection takes in the pages of a ledger, oldest first. */
async function* selected(
  pages: AsyncIterable<readonly StoredEvent[]>,
  { to, takes }: Selection,
): AsyncGenerator<readonly StoredEvent[]> {
  for await (const page of pages) {
    yield page.filter((event) => event.seq <= to && takes(event));
    if ((page.at(-1)?.seq ?? 0) >= to) return;
  }
}

/** The last so many of all events, and how many were before them. Memory holds no more than twice as many. */
const lastOf = async (pages: AsyncIterable<readonly StoredEvent[]>, limit: number) => {
  let last: readonly StoredEvent[] = [];
  let count = 0;
  for await (const page of pages) {
    count += page.length;
    last = [...last, ...page].slice(-limit);
  }
  return { last, earlier: count - last.length };
};

/** Prints events as they come. */
const openTeller = (call: Call, page: ReturnType<typeof pageOf>) => async (events: readonly LedgerEvent[]) => {
  if (call.json) for (const event of events) await writeJson(call.stdout, event);
  else for (const line of ledgerLines(events, page)) await writeLine(call.stdout, line);
};

/**
 * `ozma ledger show`: the events of the ledger in words, or with `--json` as JSON Lines, newest last, as they are stored and whether or not they are proven.
 * Exit status 1 where there is none of the kind that was asked for.
 */
export const ledgerShow = async (call: Call, options: ShowOptions): Promise<ExitStatus> => {
  const selection = selectionOf(options);
  const desk = await requireDesk(call);
  const page = pageOf(call, desk.config.language);
  const words = ledgerWordsIn(languageOf(call, desk.config.language));
  const tell = openTeller(call, page);
  await using snapshot = wireSnapshot(desk);
  const { limit } = selection;
  const from =
    selection.isWhole && limit !== null ? Math.max(selection.from, snapshot.head.seq - limit + 1) : selection.from;
  const pages = selected(snapshot.storedEvents(from - 1), selection);
  if (limit === null) {
    let count = 0;
    for await (const events of pages) {
      count += events.length;
      await tell(events.map(eventOf));
    }
    if (count > 0) return 0;
    if (!call.quiet) await writeLine(call.stderr, words.noEvents);
    return 1;
  }
  const { last, earlier } = await lastOf(pages, limit);
  const before = earlier + from - selection.from;
  if (!call.quiet && last.length === 0) await writeLine(call.stderr, words.noEvents);
  else if (!call.quiet && before > 0) await writeLine(call.stderr, words.earlier(before));
  await tell(last.map(eventOf));
  return last.length === 0 ? 1 : 0;
};
