import { reportWords as en } from './en/report.ts';
import { reportWords as ja } from './ja/report.ts';
import type { Language } from './languages.ts';
import type { ReportWords } from './report-words.ts';

const words: Readonly<Record<Language, ReportWords>> = { en, ja };

/** The words of one language for reports. */
export const reportWordsIn = (language: Language): ReportWords => words[language];
