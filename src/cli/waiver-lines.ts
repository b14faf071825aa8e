import type { Instant } from '../domain/instant.ts';
import { isInForce, type Waiver } from '../domain/waiver.ts';
import { areaWordsIn } from '../texts/area-words-in.ts';
import { shown, shownInstant } from '../texts/shown.ts';
import { tint } from './output.ts';
import type { Page } from './page.ts';
import { beside, widestOf } from './table.ts';

/** A waiver as a JSON document. */
export const waiverDocument = (waiver: Waiver, now: Instant) => {
  const { id, ticket, code, itemKey: item, onlyFor, by, why, since, until } = waiver;
  return { waiver: id, ticket, code, item, for: onlyFor, by, why, since, until, inForce: isInForce(waiver, now) };
};

/** A waiver: its number, code and ticket, then what it is for, by whom, until when and why. */
export const waiverLines = (
  waiver: Waiver,
  { page, now }: { readonly page: Page; readonly now: Instant },
): readonly string[] => {
  const words = areaWordsIn(page.language);
  const { heads } = words;
  const until = shownInstant(waiver.until);
  const whom = [waiver.itemKey, waiver.onlyFor].flatMap((one) => (one === null ? [] : [shown(one)]));
  const facts = [
    [heads.for, whom.length === 0 ? words.forEverything : whom.join(', ')],
    [heads.by, shown(waiver.by)],
    [heads.until, isInForce(waiver, now) ? until : words.ended(until)],
    [heads.why, shown(waiver.why)],
  ] as const;
  const widths = { heading: widestOf(facts.map(([head]) => head)), line: page.width - 2 };
  return [
    tint(page.stream, 'strong', `${waiver.id}  ${shown(waiver.ticket)}  ${waiver.code}`),
    ...facts.flatMap(([head, text]) => beside(head, text, widths).map((line) => `  ${line}`)),
  ];
};
