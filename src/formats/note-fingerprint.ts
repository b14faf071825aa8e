import { hash } from 'node:crypto';
import { type Sha256, sha256 } from '../domain/ids.ts';
import { noteKeys } from '../domain/note.ts';
import { trimWhiteSpaceEnd } from '../domain/text.ts';
import { type KeyReader, readLine } from './note-keys.ts';

const isLeftOut = (line: string, meaningOf: KeyReader): boolean => {
  const { key } = readLine(line);
  if (key === null) return false;
  const meaning = meaningOf(key);
  return meaning.kind === 'field' && (meaning.name === noteKeys.ticket || meaning.name === noteKeys.date);
};

/**
 * What makes two notes the same text (product.md 12, "A note is reused"): SHA-256 of the lines without those of ticket and date, NFC, trailing
 * space and trailing blank lines removed; null when nothing is left.
 */
export const noteFingerprint = (lines: readonly string[], meaningOf: KeyReader): Sha256 | null => {
  const kept = lines.filter((line) => !isLeftOut(line, meaningOf)).map(trimWhiteSpaceEnd);
  const text = kept.slice(0, kept.findLastIndex((line) => line !== '') + 1).join('\n');
  return text === '' ? null : sha256(hash('sha256', text.normalize('NFC')));
};
