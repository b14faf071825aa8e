import { caseFold } from '../domain/case-folding.ts';

/** A name as text, and whether it is valid UTF-8 on disk. */
export type EscapedName = { readonly text: string; readonly isDecodable: boolean };

const noteNames: ReadonlySet<string> = new Set(['note', 'note.txt', 'note.md', 'note.notecard', 'ノート.txt']);
const litterNames: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);
const strictName = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The name of the file that a trusted intake writes beside the items (product.md 6). */
export const receiptName = '.ozma-receipt.json';

const folded = (name: string): string => caseFold(name.normalize('NFC'));

/** Whether a file is operating-system litter by its name, in any case (product.md 6). */
export const isLitter = (name: string): boolean => name.startsWith('._') || litterNames.has(folded(name));

/** Whether a file is a note by its name, in any case (product.md 5); litter never is. */
export const isNoteName = (name: string): boolean => {
  const key = folded(name);
  return (noteNames.has(key) || key.endsWith('.note')) && !isLitter(name);
};

const decodeName = (bytes: Uint8Array): string | null => {
  try {
    return strictName.decode(bytes);
  } catch {
    return null;
  }
};

const sequenceBytes = (lead: number): number => {
  if (lead < 0xc2) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
};

/** A name's bytes as text: valid UTF-8 as it is, every other byte as `\xhh` (product.md 12, "JSON"). */
export const escapeName = (bytes: Uint8Array): EscapedName => {
  const whole = decodeName(bytes);
  if (whole !== null) return { text: whole, isDecodable: true };
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const char = decodeName(bytes.subarray(at, at + sequenceBytes(lead)));
    text += char ?? `\\x${lead.toString(16).padStart(2, '0')}`;
    at += char === null ? 1 : sequenceBytes(lead);
  }
  return { text, isDecodable: false };
};
