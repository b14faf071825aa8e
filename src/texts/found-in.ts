import { foundWords } from './ja/found.ts';
import type { Language } from './languages.ts';

/** What was found in place of what was judged, in a language: the ledger holds it in English. */
export const foundIn = (found: string, language: Language): string => (language === 'ja' ? foundWords(found) : found);
