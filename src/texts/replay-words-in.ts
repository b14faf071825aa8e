import { replayWords as en } from './en/replay.ts';
import { replayWords as ja } from './ja/replay.ts';
import type { Language } from './languages.ts';
import type { ReplayWords } from './replay-words.ts';

const words: Readonly<Record<Language, ReplayWords>> = { en, ja };

/** The words of one language for judging again. */
export const replayWordsIn = (language: Language): ReplayWords => words[language];
