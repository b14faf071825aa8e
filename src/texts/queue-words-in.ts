import { queueWords as en } from './en/queue.ts';
import { queueWords as ja } from './ja/queue.ts';
import type { Language } from './languages.ts';
import type { QueueWords } from './queue-words.ts';

const words: Readonly<Record<Language, QueueWords>> = { en, ja };

/** The words of one language for the repair queue. */
export const queueWordsIn = (language: Language): QueueWords => words[language];
