import { screenWords as en } from './en/screens.ts';
import { screenWords as ja } from './ja/screens.ts';
import type { Language } from './languages.ts';
import type { ScreenWords } from './screen-words.ts';

const books: Readonly<Record<Language, ScreenWords>> = { en, ja };

/** The words for the screens of the command line in a language. */
export const screensIn = (language: Language): ScreenWords => books[language];
