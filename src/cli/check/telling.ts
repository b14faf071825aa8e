import type { CheckWords } from '../../texts/check-words.ts';
import { checkWordsIn } from '../../texts/check-words-in.ts';
import type { Language } from '../../texts/languages.ts';
import type { Words } from '../../texts/words.ts';
import { wordsIn } from '../../texts/words-in.ts';
import { type Call, languageOf } from '../call.ts';
import type { CheckWaivers } from './waivers.ts';

/** What a check is told with: the call it answers, words, and the waivers of its file. */
export type Telling = {
  readonly call: Call;
  readonly language: Language;
  readonly words: Words;
  readonly checkWords: CheckWords;
  readonly waivers: CheckWaivers;
};

/** The words and streams of one check. */
export const tellingOf = (call: Call, desk: Language, waivers: CheckWaivers): Telling => {
  const language = languageOf(call, desk);
  return { call, language, words: wordsIn(language), checkWords: checkWordsIn(language), waivers };
};
