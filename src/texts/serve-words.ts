import type { Pause } from '../domain/pause.ts';
import { serveWords as en } from './en/serve.ts';
import { serveWords as ja } from './ja/serve.ts';
import type { Language } from './words-in.ts';

/** A pause as one line tells it; `until` is already in the reader's words, null where it has no end. */
export type ShownPause = Pick<Pause, 'id' | 'kind' | 'who' | 'why' | 'scope'> & { readonly until: string | null };

/** What intake says while pauses keep folders where they are. */
export type DetainedWords = {
  /** Stands below a verdict whose folder a pause keeps. */
  readonly detained: string;
  readonly detainedTotal: (count: number) => string;
  /** How many folders went to their places at last. */
  readonly letGo: (count: number) => string;
  readonly pause: (pause: ShownPause) => string;
};

/** Words of `ozma serve`, and of what stays where it is under a pause. */
export type ServeWords = DetainedWords;

const words: Readonly<Record<Language, ServeWords>> = { en, ja };

/** The words of one language for `ozma serve`. */
export const serveWordsIn = (language: Language): ServeWords => words[language];
