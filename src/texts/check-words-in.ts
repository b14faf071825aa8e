import type { CheckWords } from './check-words.ts';
import { checkWords as en } from './en/check.ts';
import { checkWords as ja } from './ja/check.ts';
import type { Language } from './languages.ts';

const books: Readonly<Record<Language, CheckWords>> = { en, ja };

/** The words of `ozma check` in a language. */
export const checkWordsIn = (language: Language): CheckWords => books[language];
