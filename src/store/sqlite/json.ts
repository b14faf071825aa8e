import type { ItemRef } from '../../domain/item.ts';
import { isReasonCode, type ReasonCode } from '../../domain/reason.ts';

/** Item references as one cell of a table: a JSON array of pairs. */
export const refsToText = (refs: readonly ItemRef[]): string => JSON.stringify(refs.map(({ kind, id }) => [kind, id]));

/** The item references of such a cell. */
export const refsOfText = (text: string): readonly ItemRef[] => {
  const pairs: readonly (readonly [kind: string, id: string])[] = JSON.parse(text);
  return pairs.map(([kind, id]) => ({ kind, id }));
};

/** Reason codes as one cell of a table: separated by spaces, as the manifest prints them. */
export const codesToText = (codes: readonly ReasonCode[]): string => codes.join(' ');

/** The reason codes of such a cell. */
export const codesOfText = (text: string): readonly ReasonCode[] => text.split(' ').filter(isReasonCode);
