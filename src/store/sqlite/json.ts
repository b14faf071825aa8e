import type { ItemRef } from '../../domain/item.ts';
import { isReasonCode, type ReasonCode } from '../../domain/reason.ts';

/** Item references as one cell of a table: a JSON array of pairs. */
export const refsToText = (refs: readonly ItemRef[]): string => JSON.stringify(refs.map(({ kind, id }) => [kind, id]));

/** A control character in a string is no JSON, and is left to the parser to refuse. */
const isWithoutEscapes = /^[^\\\p{Cc}]*$/u;
const noRefs: readonly ItemRef[] = [];

/**
 * The references of a cell without escapes, whose quotes all stand around kinds and ids; null where it is not written as above. An export and a ledger
 * that is proven read one a submission, and to parse it as JSON takes four times as long.
 */
const plainRefs = (text: string): readonly ItemRef[] | null => {
  const parts = text.split('"');
  const refs: ItemRef[] = [];
  const last = parts.length - 1;
  for (let at = 0; at < last; at += 4) {
    if (parts[at] !== (at === 0 ? '[[' : '],[') || parts[at + 2] !== ',') return null;
    refs.push({ kind: parts[at + 1] ?? '', id: parts[at + 3] ?? '' });
  }
  return last > 0 && last % 4 === 0 && parts[last] === ']]' ? refs : null;
};

/** The item references of such a cell. */
export const refsOfText = (text: string): readonly ItemRef[] => {
  if (text === '[]') return noRefs;
  const plain = isWithoutEscapes.test(text) ? plainRefs(text) : null;
  if (plain !== null) return plain;
  const pairs: readonly (readonly [kind: string, id: string])[] = JSON.parse(text);
  return pairs.map(([kind, id]) => ({ kind, id }));
};

/** Reason codes as one cell of a table: separated by spaces, as the manifest prints them. */
export const codesToText = (codes: readonly ReasonCode[]): string => codes.join(' ');

/** The reason codes of such a cell. */
export const codesOfText = (text: string): readonly ReasonCode[] => text.split(' ').filter(isReasonCode);
