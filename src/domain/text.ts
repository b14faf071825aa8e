import { caseFold } from './case-folding.ts';

const whiteSpaceRun = /\p{White_Space}+/gu;

/** Whether a UTF-16 code unit is white space (Unicode White_Space; all of it lies in the first plane). */
const isWhiteSpace = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  unit === 0x85 ||
  unit === 0xa0 ||
  unit === 0x1680 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x202f ||
  unit === 0x205f ||
  unit === 0x3000;

const endWithoutWhiteSpace = (text: string): number => {
  let end = text.length;
  while (end > 0 && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
};

/** Text without trailing white space (Unicode White_Space). */
export const trimWhiteSpaceEnd = (text: string): string => text.slice(0, endWithoutWhiteSpace(text));

/**
 * Text without leading and trailing white space (Unicode White_Space, product.md 12).
 * A loop, for a regular expression anchored at the end takes quadratic time on a long run of blanks inside a text.
 */
export const trimWhiteSpace = (text: string): string => {
  const end = endWithoutWhiteSpace(text);
  let start = 0;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  return text.slice(start, end);
};

// Most ids and labels are such; of them lower case is all that there is to fold, and takes a tenth of the time.
const asciiWord = /^[!-~]*$/;
const asciiWords = /^[!-~]+(?: [!-~]+)*$/;

/** Case folding of text in NFC, in NFC again: folding may set apart letters that compose with what follows (`ß` before U+0301). */
const foldNfc = (text: string): string => caseFold(text).normalize('NFC');

/**
 * What makes two labels or two plain names the same: NFC, trimmed, runs of white space folded to one space, case folded (product.md 4).
 * Nothing else is forgiven: width, dashes and look-alike letters stay different.
 */
export const textKey = (text: string): string =>
  asciiWords.test(text)
    ? text.toLowerCase()
    : foldNfc(trimWhiteSpace(text.normalize('NFC')).replace(whiteSpaceRun, ' '));

/** What makes two item ids or two ticket numbers the same: NFC, trimmed, case folded (product.md 12, "Identity"). */
export const idKey = (text: string): string =>
  asciiWord.test(text) ? text.toLowerCase() : foldNfc(trimWhiteSpace(text.normalize('NFC')));
