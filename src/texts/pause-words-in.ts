import { pauseWords as en } from './en/pauses.ts';
import { pauseWords as ja } from './ja/pauses.ts';
import type { Language } from './languages.ts';
import type { PauseWords } from './pause-words.ts';

const books: Readonly<Record<Language, PauseWords>> = { en, ja };

/** The words for pauses in a language. */
export const pauseWordsIn = (language: Language): PauseWords => books[language];
