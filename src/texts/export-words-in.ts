import { exportWords as en } from './en/export.ts';
import type { ExportWords } from './export-words.ts';
import { exportWords as ja } from './ja/export.ts';
import type { Language } from './languages.ts';

const books: Readonly<Record<Language, ExportWords>> = { en, ja };

/** The words for exports in a language. */
export const exportWordsIn = (language: Language): ExportWords => books[language];
