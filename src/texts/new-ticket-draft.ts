import { type ItemRef, itemLabel } from '../domain/item.ts';
import type { Language } from './languages.ts';
import { shown } from './shown.ts';
import { wordsIn } from './words-in.ts';

/** An item that the ticket does not name, with what the note said of it; empty where it said nothing. */
export type DraftItem = {
  readonly item: ItemRef;
  readonly name: string;
  readonly status: string;
  readonly problem: string;
};

/**
 * The text of a draft for a new ticket for items that came with a ticket that does not name them (`ITEM_UNREFERENCED`); its list of items is
 * written as the column `items` of tickets.csv takes it. Empty where there is no item.
 */
export const newTicketDraft = (items: readonly DraftItem[], language: Language): string => {
  if (items.length === 0) return '';
  const { draft, letter } = wordsIn(language);
  const line = (heading: string, value: string): string =>
    `  ${heading}${letter.colon}${value === '' ? draft.unsaid : shown(value)}`;
  const references = items.map(({ item }) => shown(itemLabel(item)));
  return [
    draft.heading,
    draft.why,
    `${draft.items}${letter.colon}${references.join(' ')}`,
    ...items.map(({ item, name, status, problem }) =>
      [
        `${letter.bullet}${shown(itemLabel(item))}`,
        line(draft.name, name),
        line(draft.status, status),
        line(draft.problem, problem),
      ].join('\n'),
    ),
  ].join('\n');
};
