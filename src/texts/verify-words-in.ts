import { verifyWords as en } from './en/verify.ts';
import { verifyWords as ja } from './ja/verify.ts';
import type { Language } from './languages.ts';
import type { VerifyWords } from './verify-words.ts';

const words: Readonly<Record<Language, VerifyWords>> = { en, ja };

/** The words of one language for what a verification found. */
export const verifyWordsIn = (language: Language): VerifyWords => words[language];
