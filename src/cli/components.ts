import type { FeedConfig } from '../running-config.ts';
import { type FeedOffer, readFeedOffer } from '../stability/feed-offer.ts';
import type { Language } from '../texts/languages.ts';
import { observedIn, stabilityWordsIn } from '../texts/observed.ts';
import { shown } from '../texts/shown.ts';
import { requireDesk } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { columnWidths, indented, rowLine } from './table.ts';

const indent = 2;

const documentOf = ({ name, reading }: FeedConfig, { seen, health, offer }: FeedOffer, language: Language) => ({
  feed: name,
  format: reading.format,
  health,
  why: observedIn(seen, language),
  isRead: offer !== null,
  ...(offer ?? {}),
});

const componentLines = (offer: FeedOffer['offer'], page: Page): readonly string[] => {
  const words = stabilityWordsIn(page.language).components;
  if (offer === null || !('components' in offer) || offer.components.length === 0) return [];
  const rows = offer.components.map(({ name, status, isWatched }) => [
    shown(name),
    shown(status),
    isWatched ? words.watched : words.ignored,
  ]);
  const widths = columnWidths([words.heads, ...rows], page.width - indent);
  const [head = '', ...lines] = [words.heads, ...rows].map((row) => ' '.repeat(indent) + rowLine(row, widths));
  return [tint(page.stream, 'faint', head), ...lines];
};

const wholeLine = (offer: FeedOffer['offer'], { language }: Page): readonly string[] => {
  const words = stabilityWordsIn(language).components;
  if (offer === null) return [];
  if ('value' in offer) return [`${words.value(offer.pointer)}: ${offer.value ?? '–'}`];
  return offer.indicator === null ? [] : [words.overall(offer.indicator)];
};

/** What a feed offers, as people read it: its components, or what it says as a whole, and what that means to the desk. */
const offerLines = (feed: FeedConfig, { seen, health, offer }: FeedOffer, page: Page): readonly string[] => {
  const { components: words, health: healthWords } = stabilityWordsIn(page.language);
  const why = observedIn(seen, page.language);
  const meaning = offer === null ? words.unread(why) : words.says(healthWords[health], why);
  return [
    tint(page.stream, 'strong', shown(feed.name)),
    ...componentLines(offer, page),
    ...[...wholeLine(offer, page), meaning].flatMap((line) => indented(shown(line), indent, page.width)),
  ];
};

/** `ozma status --components`: what each status feed offers, and what of it is watched. Exit status 1 when one could not be read. */
export const components = async (call: Call): Promise<ExitStatus> => {
  const { dir: deskDir, config } = await requireDesk(call);
  const page = pageOf(call, config.language);
  const { feeds } = config.running.stability;
  const look = { deskDir, memory: {}, clock: call.now, stop: new AbortController().signal };
  const offers = await Promise.all(feeds.map(async (feed) => ({ feed, offer: await readFeedOffer(feed, look) })));
  for (const { feed, offer } of offers) {
    if (call.json) await writeJson(call.stdout, documentOf(feed, offer, page.language));
    else for (const line of offerLines(feed, offer, page)) await writeLine(call.stdout, line);
  }
  if (feeds.length === 0) {
    for (const line of stabilityWordsIn(page.language).components.none) await writeLine(call.stderr, line);
  }
  return offers.some(({ offer }) => offer.offer === null) ? 1 : 0;
};
