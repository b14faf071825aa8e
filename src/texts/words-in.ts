import type { Reason, ReasonCode, ReasonOf } from '../domain/reason.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Language } from './languages.ts';
import type { Words } from './words.ts';

const books: Readonly<Record<Language, Words>> = { en, ja };

/** All words of a language. */
export const wordsIn = (language: Language): Words => books[language];

type ReasonByCode = { readonly [C in ReasonCode]: ReasonOf<C> };

const sentence = <C extends ReasonCode>(words: Words, code: C, reason: ReasonByCode[C]): string =>
  words.codes[code].staff(reason);

/** The sentence for staff on one reason, with its evidence; it may name owners and is never for customers. */
export const staffSentence = (reason: Reason, language: Language): string =>
  sentence(wordsIn(language), reason.code, reason);
