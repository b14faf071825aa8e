import { shown } from '../../texts/shown.ts';

/** How much of what a program or a service said is shown in a fault, in characters. */
const longestPiece = 300;

const onOneLine = (text: string): readonly string[] => [...text.replaceAll(/\s+/gu, ' ').trim()];

/** The beginning of what somebody answered, on one line and safe to print. */
export const pieceOf = (text: string): string => {
  const characters = onOneLine(text);
  const isCut = characters.length > longestPiece;
  return shown(characters.slice(0, longestPiece).join('')) + (isCut ? '…' : '');
};

/** The end of what somebody complained of, on one line and safe to print. */
export const tailOf = (text: string): string => {
  const characters = onOneLine(text);
  const isCut = characters.length > longestPiece;
  return (isCut ? '…' : '') + shown(characters.slice(-longestPiece).join(''));
};
