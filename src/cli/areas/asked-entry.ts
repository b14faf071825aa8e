import type { DecidedArea } from '../../domain/area.ts';
import { itemLabel } from '../../domain/item.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { idKey } from '../../domain/text.ts';
import { parseItemRefs } from '../../formats/item-refs.ts';
import type { AreaEntry } from '../../store/area-store.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import type { Language } from '../../texts/languages.ts';
import { shown } from '../../texts/shown.ts';
import type { App } from '../../wire.ts';
import { findStory } from '../why/find-story.ts';

/** Which area is asked about, and in what language a wrong question is answered. */
export type Asking = { readonly area: DecidedArea; readonly language: Language };

const mostSubmissions = 1000;

/**
 * The one thing in an area that somebody means: by a submission's id or its beginning, the name of its folder, a ticket, a label, an item or an owner.
 * `usage` where nothing or more than one thing is meant.
 */
export const askedEntry = async (app: App, query: string, { area, language }: Asking): Promise<AreaEntry> => {
  const words = areaWordsIn(language);
  const { store, desk } = app;
  const story = await findStory(query, { store, policy: desk.config.policy, limit: mostSubmissions });
  const submissions = 'submissions' in story ? story.submissions : [];
  const found: AreaEntry[] = [];
  for (const { submission } of submissions) {
    const entry = await store.areaEntry(area, submission);
    if (entry !== null) found.push(entry);
  }
  const [first, ...others] = found;
  if (first === undefined) throw new OzmaError('usage', words.notThere(area, shown(query)));
  if (others.length === 0) return first;
  const ids = found.map(({ submission, label }) => `  ${submission}  ${shown(label)}`);
  throw new OzmaError('usage', [words.several(area, shown(query)), ...ids].join('\n'));
};

const keyOf = (word: string, app: App): string => {
  const parsed = parseItemRefs(word, app.desk.config.policy);
  const [only] = 'refs' in parsed ? parsed.refs : [];
  return idKey(only === undefined ? word : itemLabel(only));
};

/** The files that words name, each `kind:id` or a file's path; null where none is given, which means all. An unknown one is `usage`. */
export const askedFiles = (
  app: App,
  entry: AreaEntry,
  { words, language }: { readonly words: readonly string[]; readonly language: Language },
): readonly string[] | null => {
  if (words.length === 0) return null;
  return words.flatMap((word) => {
    const key = keyOf(word, app);
    const files = entry.files.filter((file, index) => file === word || idKey(entry.items[index] ?? '') === key);
    if (files.length > 0) return files;
    throw new OzmaError('usage', areaWordsIn(language).noSuchItem(shown(word), entry.items.map(shown)));
  });
};
