import type { RowFault } from '../domain/batch-reason.ts';
import type { Sha256 } from '../domain/ids.ts';

/** One line of a list of SHA-256 hashes: what it lists, nothing (blank, a comment), or why it cannot be used. */
export type HashLine =
  | { readonly kind: 'listed'; readonly sha256: Sha256; readonly path: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bad'; readonly why: Extract<RowFault, 'unknown-line' | 'bad-encoding'> };

/** Whether a line has nothing but blanks in it. */
export const isBlankLine = (line: string): boolean => /^[ \t]*$/.test(line);
