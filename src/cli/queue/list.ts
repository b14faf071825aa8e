import { itemKey, itemLabel } from '../../domain/item.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { RepairState } from '../../domain/repair.ts';
import { idKey } from '../../domain/text.ts';
import { keepPauses } from '../../queue/keep-pauses.ts';
import type { RepairSummary } from '../../store/queue-store.ts';
import type { RepairFilter } from '../../store/reads.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { App } from '../../wire.ts';
import type { Call, ExitStatus } from '../call.ts';
import { tint, writeJson, writeLine } from '../output.ts';
import { type Page, pageOf } from '../page.ts';
import { columnWidths, rowLine } from '../table.ts';
import { openQueue } from './open-queue.ts';
import { briefLine } from './pause-lines.ts';
import { type Around, whyWaits } from './why-waits.ts';

/** What `ozma queue list` was told. */
export type ListOptions = {
  readonly state?: readonly RepairState[];
  readonly ticket?: string;
  readonly item?: string;
  readonly limit: string;
};

/** What is not done yet: what the list has where it is not told. */
const undone: readonly RepairState[] = ['queued', 'claimed', 'escalated'];

const limitOf = (given: string): number => {
  const limit = Number(given);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new OzmaError('usage', `--limit: expected a whole number from 1, not "${given}".`);
};

const keyOfItem = (given: string): string => {
  const [kind = '', ...id] = given.split(':');
  if (kind !== '' && id.join(':') !== '') return itemKey({ kind, id: id.join(':') });
  throw new OzmaError('usage', `--item: expected kind:id, such as bunny:483920, not "${given}".`);
};

const filterOf = ({ state, ticket, item }: ListOptions): RepairFilter => ({
  states: state ?? (item === undefined ? undone : null),
  ticketKey: ticket === undefined ? null : idKey(ticket),
  itemKey: item === undefined ? null : keyOfItem(item),
});

/** One repair as a document; a token is told to nobody but whoever claimed. */
const documentOf = (summary: RepairSummary, around: Around) => {
  const { item, claim, ...rest } = summary;
  const held =
    claim === null ? null : { holder: claim.holder, claimedAt: claim.claimedAt, leaseUntil: claim.leaseUntil };
  return { ...rest, item: itemLabel(item), claim: held, why: whyWaits(summary, around) };
};

const headLines = async ({ store }: App, { language, stream }: Page): Promise<readonly string[]> => {
  const words = queueWordsIn(language);
  const pauses = await store.pauses();
  const told = pauses.map((pause) => briefLine(pause, pauseWordsIn(language)));
  const state = told.length === 0 ? [words.runs] : [tint(stream, 'wait', words.stopped), ...told];
  return [words.counts((await store.reads.figures()).repairs), ...state];
};

const cellsOf = (summary: RepairSummary, around: Around): readonly string[] => {
  const { repair, queuePlace, state, item, ticket, owner, queuedAt } = summary;
  return [
    `${repair}`,
    queuePlace === null ? '–' : `${queuePlace}`,
    queueWordsIn(around.language).states[state],
    shown(itemLabel(item)),
    shown(ticket),
    shown(owner),
    queuedAt.slice(0, 10),
    whyWaits(summary, around),
  ];
};

const tableOf = (repairs: readonly RepairSummary[], page: Page, around: Around): readonly string[] => {
  const words = queueWordsIn(page.language);
  const { item, ticket, owner } = wordsIn(page.language).headings;
  const { repair, place, state, since, waits } = words.heads;
  const heads = [repair, place, state, item, ticket, owner, since, waits];
  const rows = repairs.map((one) => cellsOf(one, around));
  const widths = columnWidths([heads, ...rows], page.width);
  return [tint(page.stream, 'strong', rowLine(heads, widths)), ...rows.map((row) => rowLine(row, widths))];
};

/**
 * `ozma queue list`: the repairs in the order of the queue, each with why it waits, below the counts and the pauses in force. With `--json` the repairs
 * alone, as JSON Lines.
 */
export const listQueue = (call: Call, options: ListOptions): Promise<ExitStatus> => {
  const limit = limitOf(options.limit);
  const filter = filterOf(options);
  return openQueue(call, async (app) => {
    const { running, language } = app.desk.config;
    await keepPauses(app.store, running.schedule, call.now());
    const page = pageOf(call, language);
    const around = { running, now: call.now(), language: page.language };
    const found = await app.store.reads.repairs(filter, { after: null, limit: limit + 1 });
    const repairs = found.slice(0, limit);
    if (call.json) {
      for (const repair of repairs) await writeJson(call.stdout, documentOf(repair, around));
      return 0;
    }
    const words = queueWordsIn(page.language);
    const isAll = [options.state, options.ticket, options.item].every((one) => one === undefined);
    const table = repairs.length === 0 ? [isAll ? words.empty : words.none] : ['', ...tableOf(repairs, page, around)];
    const more = found.length > limit ? [words.more(limit)] : [];
    for (const line of [...(await headLines(app, page)), ...table, ...more]) await writeLine(call.stdout, line);
    return 0;
  });
};
