import { tortureWords as en } from './en/torture.ts';
import { tortureWords as ja } from './ja/torture.ts';
import type { Language } from './languages.ts';
import type { TortureWords } from './torture-words.ts';

const books: Readonly<Record<Language, TortureWords>> = { en, ja };

/** The words of `ozma torture` in a language. */
export const tortureWordsIn = (language: Language): TortureWords => books[language];
