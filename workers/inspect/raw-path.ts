const onlyAscii = /^[\0-\x7f]*$/;

/** Whether a name is nothing but ASCII, so that its bytes and its text are the same. */
export const isAscii = (name: string): boolean => onlyAscii.test(name);

/**
 * A path as the file system wants it, from one that holds a byte a character (latin1). Names on disk are bytes, and two different
 * undecodable names become one text, so ozma carries every path in this form until it is shown.
 */
export const rawPath = (path: string): string | Buffer => (isAscii(path) ? path : Buffer.from(path, 'latin1'));

/** The byte-a-character form of a path given as ordinary text. */
export const latin1Path = (text: string): string =>
  isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
