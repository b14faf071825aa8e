import { z } from 'zod';
import { textKey } from '../src/domain/text.ts';

/** A whole number within bounds, both included. */
export const wholeNumber = (least: number, most: number) => {
  const error = `expected a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

/** A number within bounds, both included. */
export const boundedNumber = (least: number, most: number) => {
  const error = `expected a number from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
};

/** A map with exactly these keys; the words for unknown keys are found where the nearest known one is looked up. */
export const strictMap = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'invalid_type' ? 'expected a map of keys and values' : undefined),
  });

/** A map from words that the operator chooses. */
export const wordMap = <Value extends z.core.SomeType>(word: z.ZodString, value: Value) =>
  z.record(word, value, {
    error: (issue) => (issue.code === 'invalid_type' ? 'expected a map of keys and values' : undefined),
  });

const notText = 'expected a text; put it in quotes';

/** A text with something in it. */
export const filledText = () =>
  z.string({ error: notText }).refine((text) => textKey(text) !== '', { error: 'expected a text that is not empty' });

/** A word that a note or a file name may use for something: no colon, for a colon ends a note's key. */
export const noteWord = () =>
  filledText().refine((text) => !/[:：\p{Cc}]/u.test(text), { error: 'expected a word without a colon' });

/** Why a text is no regular expression that ozma can use; null when it is one. */
const patternFault = (text: string): string | null => {
  if (/^\^|(?<!\\)\$$/u.test(text)) return 'expected a regular expression without anchors (^ and $): ozma sets them';
  if (/\\(?:[1-9]|k<)/u.test(text)) return 'expected a regular expression without back references';
  try {
    const pattern = new RegExp(`^(?:${text})$`, 'iu');
    return pattern.test('') ? 'expected a regular expression that does not match an empty text' : null;
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*\/iu: /u, '') : String(error);
    return `expected a regular expression: ${why}`;
  }
};

/** A regular expression as JavaScript has it, without anchors; it is compiled here so that a bad one is a fault of its line. */
export const idPattern = () =>
  z.string({ error: notText }).superRefine((text, context) => {
    const message = patternFault(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

const placeholder = /\{([^{}]*)\}/gu;

/** A label's template: `{ticket}` has to be in it, `{owner}` may be. */
export const labelTemplate = () =>
  z.string({ error: notText }).superRefine((text, context) => {
    const names = [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
    const unknown = names.filter((name) => name !== 'ticket' && name !== 'owner');
    const faults = [
      ...(names.includes('ticket') ? [] : ['expected a template with {ticket} in it']),
      ...unknown.map((name) => `expected no placeholders but {ticket} and {owner}; {${name}} is neither`),
      ...(/[/\p{Cc}]/u.test(text) ? ["expected a template without '/' and control characters: it names a folder"] : []),
    ];
    for (const message of faults) context.addIssue({ code: 'custom', message });
  });

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/u.test(name);
  } catch {
    return false;
  }
};

/** An IANA time zone that this machine knows. */
export const timeZoneName = () =>
  z.string({ error: notText }).refine(isTimeZone, { error: 'expected an IANA time zone such as Asia/Tokyo or UTC' });

/** A path; relative ones count from the desk. */
export const deskPath = () =>
  filledText().refine((text) => !text.includes('\0'), { error: 'expected a path without NUL' });

/** One of a few words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: `expected one of: ${words.join(', ')}` });
