import { nearestWord } from '../../schemas/nearest-word.ts';
import type { Instant } from '../domain/instant.ts';
import { itemKey } from '../domain/item.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { nameKey } from '../domain/person.ts';
import { factsOf, isReasonCode, type ReasonCode, reasonCodes } from '../domain/reason.ts';
import { idKey, trimWhiteSpace } from '../domain/text.ts';
import { namesSomebody, type Waiver, waivability } from '../domain/waiver.ts';
import { parseItemRefs } from '../formats/item-refs.ts';
import { areaWordsIn } from '../texts/area-words-in.ts';
import type { Language } from '../texts/languages.ts';
import { shown } from '../texts/shown.ts';
import { type App, requireDesk, wire } from '../wire.ts';
import { askedBy } from './by.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { writeJson, writeLine } from './output.ts';
import { pageOf } from './page.ts';
import { reasonOf, untilOf } from './queue/pause.ts';
import { waiverDocument, waiverLines } from './waiver-lines.ts';

/** What `ozma waive` was told. */
export type WaiveOptions = {
  readonly ticket: string | null;
  readonly code: string | null;
  readonly list: boolean;
  readonly item?: string;
  readonly for?: string;
  readonly why?: string;
  readonly until?: string;
  readonly by?: string;
};

/** How long a waiver lasts where nobody says: as long as things are kept in the trash. */
const usualDuration = '31d';

const codeOf = (word: string, language: Language): ReasonCode => {
  const code = word.toUpperCase();
  if (!isReasonCode(code)) {
    const near = nearestWord(code, reasonCodes);
    throw new OzmaError(
      'usage',
      `'${shown(word)}' is no reason code. ${near === null ? 'See all: ozma rules' : `Did you mean ${near}?`}`,
    );
  }
  const answer = waivability[code];
  if (answer === 'yes') return code;
  throw new OzmaError('usage', `${code} cannot be waived: ${areaWordsIn(language).notWaivable[answer]}`);
};

const itemOf = (word: string, code: ReasonCode, { desk }: App): string => {
  if (factsOf(code).subject !== 'item') {
    throw new OzmaError('usage', `${code} is about the folder, not about one item: leave --item out.`);
  }
  const parsed = parseItemRefs(word, desk.config.policy);
  const [only, second] = 'refs' in parsed ? parsed.refs : [];
  if (only !== undefined && second === undefined) return itemKey(only);
  throw new OzmaError('usage', `--item '${shown(word)}': expected one item as kind:id.`);
};

const onlyForOf = (word: string, code: ReasonCode, { desk }: App): string => {
  if (!namesSomebody(code)) {
    const codes = reasonCodes.filter(namesSomebody).join(', ');
    throw new OzmaError('usage', `--for is for codes that are about a sender or an author: ${codes}.`);
  }
  if (nameKey(word, desk.config.policy.nameRule) !== '') return trimWhiteSpace(word);
  throw new OzmaError('usage', '--for names nobody. Give the name of the sender or author.');
};

const unknownTicket = (number: string): OzmaError =>
  new OzmaError('usage', `There is no ticket ${shown(number)}. Import it first, or see \`ozma tickets list\`.`);

const giveWaiver = async (
  app: App,
  options: WaiveOptions,
  on: { now: Instant; language: Language },
): Promise<Waiver> => {
  const { ticket, code: word, item, why } = options;
  if (ticket === null || word === null) {
    throw new OzmaError('usage', 'Say what is waived: ozma waive TICKET CODE --why TEXT. See codes: ozma rules');
  }
  const code = codeOf(word, on.language);
  const until = untilOf(options.until ?? usualDuration, on.now, app.desk.config.policy.timeZone);
  const waiver = await app.store.waive({
    ticket: trimWhiteSpace(ticket),
    code,
    itemKey: item === undefined ? null : itemOf(item, code, app),
    onlyFor: options.for === undefined ? null : onlyForOf(options.for, code, app),
    by: askedBy(options.by),
    why: reasonOf(why ?? ''),
    since: on.now,
    until: until ?? on.now,
  });
  if (waiver === null) throw unknownTicket(ticket);
  return waiver;
};

const listWaivers = async (call: Call, app: App, { ticket, code }: WaiveOptions): Promise<ExitStatus> => {
  if (code !== null) throw new OzmaError('usage', '--list takes a ticket, or nothing for all.');
  if (ticket !== null && (await app.store.reads.ticket(ticket)) === null) throw unknownTicket(ticket);
  const page = pageOf(call, app.desk.config.language);
  const now = call.now();
  const waivers = await app.store.waivers(ticket === null ? null : idKey(ticket));
  for (const waiver of waivers) {
    if (call.json) await writeJson(call.stdout, waiverDocument(waiver, now));
    else for (const line of waiverLines(waiver, { page, now })) await writeLine(call.stdout, line);
  }
  if (waivers.length === 0 && !call.json) await writeLine(call.stdout, areaWordsIn(page.language).noWaivers);
  return 0;
};

/** `ozma waive`: records that a code no longer counts for a ticket, by a named person with a reason and an end; `--list` shows those that were given. */
export const waive = async (call: Call, options: WaiveOptions): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  await loadTables(call, app);
  if (options.list) return await listWaivers(call, app, options);
  const language = languageOf(call, desk.config.language);
  const now = call.now();
  const waiver = await giveWaiver(app, options, { now, language });
  const { given, forAnybody } = areaWordsIn(language);
  if (call.json) await writeJson(call.stdout, waiverDocument(waiver, now));
  else {
    const page = pageOf(call, desk.config.language);
    await writeLine(call.stdout, given(waiver.id, waiver.code, shown(waiver.ticket)));
    for (const line of waiverLines(waiver, { page, now }).slice(1)) await writeLine(call.stdout, line);
  }
  if (waiver.code === 'OWNER_MISMATCH' && waiver.onlyFor === null && !call.quiet) {
    await writeLine(call.stderr, forAnybody);
  }
  return 0;
};
