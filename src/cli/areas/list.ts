import { type DecidedArea, trashGraceMs } from '../../domain/area.ts';
import { epochMsOf, type Instant, instantAt } from '../../domain/instant.ts';
import { reconcileAreas } from '../../queue/area-moves.ts';
import type { AreaEntry } from '../../store/area-store.ts';
import type { Store } from '../../store/store.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { requireDesk, wire } from '../../wire.ts';
import type { Call, ExitStatus } from '../call.ts';
import { tint, writeJson, writeLine } from '../output.ts';
import { type Page, pageOf } from '../page.ts';
import { beside, indented, widestOf } from '../table.ts';

const pageSize = 200;
const dayMs = 24 * 60 * 60 * 1000;

/** Everything that lies in an area, in the order of arrival; memory stays flat. */
export async function* lyingIn(store: Store, area: DecidedArea): AsyncGenerator<AreaEntry> {
  for (let after: AreaEntry['submission'] | null = null; ; ) {
    const page: readonly AreaEntry[] = await store.lyingIn(area, { after, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.submission ?? null;
  }
}

/** When something's grace ends, and for how many days, begun ones counted, it can be taken out; 0 when it is over. */
const graceOf = ({ since }: AreaEntry, now: Instant): { readonly until: Instant; readonly daysLeft: number } => {
  const endMs = epochMsOf(since) + trashGraceMs;
  return { until: instantAt(endMs), daysLeft: Math.max(0, Math.ceil((endMs - epochMsOf(now)) / dayMs)) };
};

const documentOf = (area: DecidedArea, entry: AreaEntry, now: Instant) => {
  const { submission, label, ticket, owner, since, isWhole, items, files, codes } = entry;
  const grace = area === 'trash' ? graceOf(entry, now) : {};
  return { submission, label, ticket, owner, since, isWhole, items, files, codes, ...grace };
};

const linesOf = (area: DecidedArea, entry: AreaEntry, on: { readonly page: Page; readonly now: Instant }) => {
  const { page, now } = on;
  const words = areaWordsIn(page.language);
  const { heads } = words;
  const { daysLeft } = graceOf(entry, now);
  const facts = [
    ...(entry.ticket === null ? [] : [[heads.ticket, shown(entry.ticket)] as const]),
    [heads.since, shownInstant(entry.since)] as const,
    [heads.items, entry.items.length === 0 ? words.noItems : entry.items.map(shown).join(', ')] as const,
    [heads.codes, entry.codes.join(' ') || '–'] as const,
    ...(area === 'trash' ? [[heads.grace, daysLeft === 0 ? words.graceOver : words.daysLeft(daysLeft)] as const] : []),
  ];
  const widths = { heading: widestOf(facts.map(([head]) => head)), line: page.width - 2 };
  return [
    tint(page.stream, 'strong', shown(entry.label)),
    ...indented(entry.submission, 2, page.width),
    ...facts.flatMap(([head, text]) => beside(head, text, widths).map((line) => `  ${line}`)),
  ];
};

/** `ozma held list` and `ozma trash list`: what lies there, since when and why; in the trash also how long it can be taken out. */
export const listArea = async (call: Call, area: DecidedArea): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  await reconcileAreas(desk.dir, app.store);
  const page = pageOf(call, desk.config.language);
  const now = call.now();
  let isAny = false;
  for await (const entry of lyingIn(app.store, area)) {
    if (call.json) await writeJson(call.stdout, documentOf(area, entry, now));
    else for (const line of linesOf(area, entry, { page, now })) await writeLine(call.stdout, line);
    isAny = true;
  }
  if (!isAny && !call.json) await writeLine(call.stdout, areaWordsIn(page.language).empty[area]);
  return 0;
};
