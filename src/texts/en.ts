import { adviceCodes } from './en/advice.ts';
import { contentCodes } from './en/content.ts';
import { deskWords } from './en/desk.ts';
import { itemCodes } from './en/item.ts';
import { draftWords, letterWords } from './en/letter.ts';
import { manifestCodes } from './en/manifest.ts';
import { noteCodes } from './en/note.ts';
import { ruleWords } from './en/rules.ts';
import { ticketCodes } from './en/ticket.ts';
import type { Words } from './words.ts';

/** All words in English. */
export const en: Words = {
  ...deskWords,
  codes: { ...contentCodes, ...ticketCodes, ...noteCodes, ...itemCodes, ...adviceCodes, ...manifestCodes },
  rules: ruleWords,
  letter: letterWords,
  draft: draftWords,
};
