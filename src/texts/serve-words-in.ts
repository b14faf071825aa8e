import { serveWords as en } from './en/serve.ts';
import { serveWords as ja } from './ja/serve.ts';
import type { Language } from './languages.ts';
import type { ServeWords } from './serve-words.ts';

const words: Readonly<Record<Language, ServeWords>> = { en, ja };

/** The words of one language for `ozma serve`. */
export const serveWordsIn = (language: Language): ServeWords => words[language];
