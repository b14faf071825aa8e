import { byPrecedence, type ReasonCode } from '../../domain/reason.ts';

/** One code of a cell: a waived one decides nothing, and says so. */
export type CodeShown = { readonly code: ReasonCode; readonly isWaived: boolean };

const shownAs = ({ code, isWaived }: CodeShown): string => (isWaived ? `${code}(waived)` : code);

/** Codes as a cell has them: each once, separated by spaces, a waived one as `CODE(waived)`, `OK` when there are none. */
export const codesCell = (codes: readonly CodeShown[]): string => [...new Set(codes.map(shownAs))].join(' ') || 'OK';

/** Codes that count, then those that were waived, in order of precedence. */
export const codesShown = (counting: readonly ReasonCode[], waived: readonly ReasonCode[]): readonly CodeShown[] => [
  ...[...counting.map((code) => ({ code, isWaived: false })), ...waived.map((code) => ({ code, isWaived: true }))].sort(
    byPrecedence,
  ),
];
