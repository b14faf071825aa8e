import type { AuditWords } from './audit-words.ts';
import { auditWords as en } from './en/audit.ts';
import { auditWords as ja } from './ja/audit.ts';
import type { Language } from './languages.ts';

const words: Readonly<Record<Language, AuditWords>> = { en, ja };

/** The words of one language for the audit of the queue. */
export const auditWordsIn = (language: Language): AuditWords => words[language];
