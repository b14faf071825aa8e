import type { Json } from '../domain/event.ts';
import { isObservationKind, type Observation, type ObservationKind } from '../domain/observation.ts';
import { stabilityWords as en } from './en/stability.ts';
import { stabilityWords as ja } from './ja/stability.ts';
import type { Language } from './languages.ts';
import type { ObservationBook, StabilityWords } from './stability-words.ts';

const books: Readonly<Record<Language, StabilityWords>> = { en, ja };

/** The words for the watch over the platform in a language. */
export const stabilityWordsIn = (language: Language): StabilityWords => books[language];

const told = <K extends ObservationKind>(book: ObservationBook, kind: K, seen: Observation<K>): string =>
  book[kind](seen);

/** What was seen of the platform, in one sentence. */
export const observedIn = (seen: Observation, language: Language): string =>
  told(books[language].seen, seen.kind, seen);

const isObservation = (value: Json | undefined): value is Json & Observation =>
  typeof value === 'object' && value !== null && 'kind' in value && isObservationKind(value.kind);

/** The sentence on a sample, or on the evidence of a platform pause, in a language; null where the evidence holds no observation. */
export const observedInEvidence = ({ seen }: { readonly [key: string]: Json }, language: Language): string | null =>
  isObservation(seen) ? observedIn(seen, language) : null;

/** What a source is called on screens: `feed:grid` is the feed "grid". A name that nobody gave is shown as it is. */
export const sourceIn = (source: string, language: Language): string => {
  const { sources } = books[language];
  if (source === 'failures') return sources.failures;
  if (source === 'no-progress') return sources.noProgress;
  const [kind, ...rest] = source.split(':');
  const name = rest.join(':');
  if (kind === 'feed') return sources.feed(name);
  return kind === 'probe' ? sources.probe(name) : source;
};
