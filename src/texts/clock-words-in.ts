import type { ClockWords } from './clock-words.ts';
import { clockWords as en } from './en/clocks.ts';
import { clockWords as ja } from './ja/clocks.ts';
import type { Language } from './languages.ts';

const words: Readonly<Record<Language, ClockWords>> = { en, ja };

/** The words of one language for clocks. */
export const clockWordsIn = (language: Language): ClockWords => words[language];
