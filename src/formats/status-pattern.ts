import { textKey } from '../domain/text.ts';

/** Where the pieces of a pattern stand in a text, each as early as it can; the end of the last one, or -1. */
const endOfPieces = (text: string, pieces: readonly string[], from: number): number => {
  let at = from;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return -1;
    at = found + piece.length;
  }
  return at;
};

/**
 * Whether a name fits a pattern in which `*` stands for anything, in any case and whatever the white space. No regular expression: a pattern with
 * many `*` would take one exponential time.
 */
export const fitsPattern = (name: string, pattern: string): boolean => {
  const text = textKey(name);
  const [first = '', ...rest] = textKey(pattern).split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const end = endOfPieces(text, rest, first.length);
  return end >= 0 && end <= text.length - last.length;
};
