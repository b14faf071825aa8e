import { ledgerWords as en } from './en/ledger.ts';
import { ledgerWords as ja } from './ja/ledger.ts';
import type { Language } from './languages.ts';
import type { LedgerWords } from './ledger-words.ts';

const words: Readonly<Record<Language, LedgerWords>> = { en, ja };

/** The words of one language for the ledger and its heads. */
export const ledgerWordsIn = (language: Language): LedgerWords => words[language];
