import { open } from 'node:fs/promises';
import { openAppendedText } from '../appended-text.ts';

/** A file that is written line by line. */
export type Lines = AsyncDisposable & { readonly add: (text: string) => Promise<void> };

/** Begins a file, in place of one that is there, with its first lines. */
export const openLines = async (path: string, head: string): Promise<Lines> => {
  const file = await open(path, 'w');
  const { add, flush } = openAppendedText(file, head);
  return { add, [Symbol.asyncDispose]: () => flush().finally(() => file.close()) };
};
