/** Bytes of no character are carried in text as lone surrogates U+DC80 to U+DCFF, which no UTF-8 decodes to. */
const shift = 0xdc00;

const highBytes = /[\x80-\xff]/g;
const carried = /[\udc80-\udcff]/gu;

/** Text of a line that is not UTF-8, its bytes given as one character each: ASCII as it is, every other byte carried as a lone surrogate. */
export const carryBytes = (latin1: string): string =>
  latin1.replace(highBytes, (byte) => String.fromCharCode(shift + byte.charCodeAt(0)));

/** Text for people of what `carryBytes` made: carried bytes as `\xhh`. */
export const shownBytesOf = (text: string): string =>
  text.replace(carried, (unit) => `\\x${(unit.charCodeAt(0) - shift).toString(16)}`);
