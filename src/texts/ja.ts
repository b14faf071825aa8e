import { adviceCodes } from './ja/advice.ts';
import { contentCodes } from './ja/content.ts';
import { deskWords } from './ja/desk.ts';
import { itemCodes } from './ja/item.ts';
import { draftWords, letterWords } from './ja/letter.ts';
import { manifestCodes } from './ja/manifest.ts';
import { noteCodes } from './ja/note.ts';
import { ruleWords } from './ja/rules.ts';
import { ticketCodes } from './ja/ticket.ts';
import type { Words } from './words.ts';

/** All words in Japanese. */
export const ja: Words = {
  ...deskWords,
  codes: { ...contentCodes, ...ticketCodes, ...noteCodes, ...itemCodes, ...adviceCodes, ...manifestCodes },
  rules: ruleWords,
  letter: letterWords,
  draft: draftWords,
};
