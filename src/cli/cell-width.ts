import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Letters that take one cell each and cling to nothing: ASCII, Latin, dashes, quotes, arrows; neither white space but the blank, nor controls. */
const plain = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*$/;

/** Whether a text has one cell a letter, and breaks nowhere but at its blanks. */
export const isPlain = (text: string): boolean => plain.test(text);

// Its tables of emoji take a fifth of the start of a short command (50 ms), so that they are loaded for the text that needs them.
let widthOf: typeof import('string-width').default | null = null;

/** How many cells of a terminal a text takes; a Japanese letter takes two. */
export const cellWidth = (text: string): number => {
  if (isPlain(text)) return text.length;
  if (widthOf === null) {
    const library: typeof import('string-width') = load('string-width');
    widthOf = library.default;
  }
  return widthOf(text);
};
