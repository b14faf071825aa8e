import type { Policy } from '../domain/policy.ts';
import { textKey, trimWhiteSpace } from '../domain/text.ts';

/** What a label's template may name. */
export type LabelParts = { readonly ticket: string; readonly owner: string };

type Token = { readonly start: number; readonly end: number };

/** How long a rendered label may be in code points: inventories of virtual worlds cut folder names there (product.md 4). */
export const longestLabel = 63;

// No file name is longer: a name that the label's template has to cut is still found in a label that is not cut.
const longestName = 255;
// What is looked up in a label is bounded, for a label may be a whole file name of single letters.
const mostTokens = 64;

const placeholder = /\{(ticket|owner)\}/g;
const token = /[\p{L}\p{N}\p{M}]+|\P{White_Space}/gu;
const asciiPunctuationOnly = /^[\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e]*$/;

/** The label of a ticket by the desk's template, cut to 63 code points and trimmed (product.md 12, "Identity"). */
export const renderLabel = (template: string, { ticket, owner }: LabelParts): string => {
  const whole = template.replace(placeholder, (_, name) => (name === 'ticket' ? ticket : owner));
  const isShort = whole.length <= longestLabel;
  return trimWhiteSpace(isShort ? whole : [...whole].slice(0, longestLabel).join(''));
};

const ticketExpressions = new Map<string, RegExp>();

const ticketExpression = (pattern: string): RegExp => {
  const known = ticketExpressions.get(pattern);
  if (known !== undefined) return known;
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');
  ticketExpressions.set(pattern, expression);
  return expression;
};

/** The ticket numbers in a label by the desk's pattern, whole words only, as written and in order (product.md 12, "Order of judging" b). */
export const ticketNumbersIn = (label: string, policy: Policy): readonly string[] =>
  Array.from(label.normalize('NFC').matchAll(ticketExpression(policy.ticketPattern)), ([number]) => number).filter(
    (number) => number !== '',
  );

const tokensOf = (text: string): readonly Token[] =>
  Array.from(text.matchAll(token), (match) => ({ start: match.index, end: match.index + match[0].length })).slice(
    0,
    mostTokens,
  );

/**
 * Everything in a label that may be a name, as `textKey` has it, longest first: each run of whole words with the signs between and around
 * them, of the first 64. Names with signs in them (`o'neil`, `dora.quillfeather`, `Display (user.name)`) are found whole.
 */
export const candidateNames = (label: string): readonly string[] => {
  const text = textKey(label);
  const tokens = tokensOf(text);
  const lengths = new Map<string, number>();
  for (const [index, { start }] of tokens.entries()) {
    for (const { end } of tokens.slice(index)) {
      const name = text.slice(start, end);
      const length = [...name].length;
      if (length > longestName) break;
      if (!asciiPunctuationOnly.test(name)) lengths.set(name, length);
    }
  }
  return [...lengths].sort(([, a], [, b]) => b - a).map(([name]) => name);
};
