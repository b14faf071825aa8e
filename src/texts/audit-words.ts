import type { PassedBecause, WrongClaim } from '../domain/queue-audit.ts';
import { auditWords as en } from './en/audit.ts';
import { auditWords as ja } from './ja/audit.ts';
import type { Language } from './words-in.ts';

/** Words of `ozma queue audit`. */
export type AuditWords = {
  readonly causes: Readonly<Record<PassedBecause, string>>;
  readonly wrong: Readonly<Record<WrongClaim['why'], string>>;
  readonly passedOver: (counts: string) => string;
  readonly looked: (claims: number, inversions: number) => string;
  readonly inOrder: string;
  readonly broken: string;
};

const words: Readonly<Record<Language, AuditWords>> = { en, ja };

/** The words of one language for the audit of the queue. */
export const auditWordsIn = (language: Language): AuditWords => words[language];
