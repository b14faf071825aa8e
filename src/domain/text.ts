import { caseFold } from './case-folding.ts';

const whiteSpaceRun = /\p{White_Space}+/gu;
const outerWhiteSpace = /^\p{White_Space}+|\p{White_Space}+$/gu;

/** Text without leading and trailing white space (Unicode White_Space, product.md 12). */
export const trimWhiteSpace = (text: string): string => text.replace(outerWhiteSpace, '');

/**
 * What makes two labels or two plain names the same: NFC, trimmed, runs of white space folded to one space, case folded (product.md 4).
 * Nothing else is forgiven: width, dashes and look-alike letters stay different.
 */
export const textKey = (text: string): string =>
  caseFold(trimWhiteSpace(text.normalize('NFC')).replace(whiteSpaceRun, ' '));

/** What makes two item ids or two ticket numbers the same: NFC, trimmed, case folded (product.md 12, "Identity"). */
export const idKey = (text: string): string => caseFold(trimWhiteSpace(text.normalize('NFC')));
