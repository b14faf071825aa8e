import type { AreaWords } from './area-words.ts';
import { areaWords as en } from './en/areas.ts';
import { areaWords as ja } from './ja/areas.ts';
import type { Language } from './languages.ts';

const books: Readonly<Record<Language, AreaWords>> = { en, ja };

/** The words for held and trashed things and for waivers in a language. */
export const areaWordsIn = (language: Language): AreaWords => books[language];
