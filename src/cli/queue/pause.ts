import type { Instant } from '../../domain/instant.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { trimWhiteSpace } from '../../domain/text.ts';
import { keepPauses } from '../../queue/keep-pauses.ts';
import { parseUntil } from '../../queue/until.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { type App, requireDesk, wire } from '../../wire.ts';
import { askedBy } from '../by.ts';
import type { Call, ExitStatus } from '../call.ts';
import { loadTables } from '../desk-tables.ts';
import { writeJson, writeLine } from '../output.ts';
import { pageOf } from '../page.ts';
import { pauseDocument } from './pause-document.ts';
import { pauseLines } from './pause-lines.ts';
import { type KeyedScope, type ScopeOptions, scopeOf } from './pause-scope.ts';

/** What `ozma queue pause` was told. */
export type PauseOptions = ScopeOptions & { readonly why: string; readonly until?: string; readonly by?: string };

/** A reason as a person gave it; a blank one is `usage`. */
export const reasonOf = (given: string): string => {
  const why = trimWhiteSpace(given);
  if (why !== '') return why;
  throw new OzmaError('usage', 'A reason is needed: --why TEXT.');
};

/** Until when, as a person gave it; null without, and what is no time to come is `usage`. */
export const untilOf = (given: string | undefined, now: Instant, timeZone: string): Instant | null => {
  if (given === undefined) return null;
  const until = parseUntil(given, { now, timeZone });
  if (until.kind === 'until') return until.at;
  const wrong = until.why === 'not-a-time' ? 'is no time' : 'is not in the future';
  throw new OzmaError(
    'usage',
    `--until '${given}' ${wrong}. Give a duration (90m, 2h, 3d) or a date and time as 2026-10-03T18:00, in ${timeZone} unless it says its offset.`,
  );
};

const isStranger = async ({ store }: App, { scope, scopeKey }: KeyedScope): Promise<boolean> =>
  scope.kind === 'owner' && (await store.reads.ticketsOfOwner(scopeKey, 1)).length === 0;

/** `ozma queue pause`: opens a pause of the desk, a ticket, an owner or a kind, by a named person with a reason, and prints it with its number. */
export const pause = async (call: Call, options: PauseOptions): Promise<ExitStatus> => {
  const [who, why] = [askedBy(options.by), reasonOf(options.why)];
  const desk = await requireDesk(call);
  const now = call.now();
  const until = untilOf(options.until, now, desk.config.policy.timeZone);
  await using app = wire(desk);
  await loadTables(call, app);
  const keyed = await scopeOf(app, options);
  await keepPauses(app.store, desk.config.running.schedule, now);
  const opened = await app.store.openPause({
    ...{ kind: 'operator', source: null, who, why, since: now, until, evidence: {} },
    ...keyed,
  });
  const page = pageOf(call, desk.config.language);
  if ((await isStranger(app, keyed)) && !call.quiet) {
    const { unknownOwner } = pauseWordsIn(page.language);
    await writeLine(call.stderr, unknownOwner(shown(options.owner ?? '')));
  }
  if (call.json) await writeJson(call.stdout, pauseDocument(opened));
  else for (const line of pauseLines(opened, page)) await writeLine(call.stdout, line);
  return 0;
};
