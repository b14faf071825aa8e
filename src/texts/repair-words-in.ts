import { repairWords as en } from './en/repairs.ts';
import { repairWords as ja } from './ja/repairs.ts';
import type { Language } from './languages.ts';
import type { RepairWords } from './repair-words.ts';

const words: Readonly<Record<Language, RepairWords>> = { en, ja };

/** The words of one language for repairs and pauses in a story. */
export const repairWordsIn = (language: Language): RepairWords => words[language];
