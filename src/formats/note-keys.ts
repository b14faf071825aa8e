import { noteKeys } from '../domain/note.ts';
import type { Policy } from '../domain/policy.ts';
import { textKey, trimWhiteSpace } from '../domain/text.ts';

/** What a line's key means: a field, the start of an item's block, or nothing that ozma knows. */
type KeyMeaning =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'item'; readonly name: string }
  | { readonly kind: 'unknown' };

/** A line of a note cut at its first colon; `key` is null where there is no colon. */
export type NoteLine = { readonly key: string | null; readonly value: string };

/** Finds the meaning of a key in any language and any case. */
export type KeyReader = (key: string) => KeyMeaning;

const unknown: KeyMeaning = { kind: 'unknown' };
const colon = /[:：]/;
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/;
// No key of any desk is longer; it spares folding whole paragraphs of free text.
const longestKey = 256;

/** The lines of a note: CRLF, LF, CR and Unicode's own line ends all count. */
export const noteLines = (text: string): readonly string[] => text.split(lineEnd);

/** Cuts a line at its first colon, full-width or not. */
export const readLine = (line: string): NoteLine => {
  const at = line.search(colon);
  if (at < 0 || at > longestKey) return { key: null, value: '' };
  return { key: line.slice(0, at), value: trimWhiteSpace(line.slice(at + 1)) };
};

const meaningsOf = (policy: Policy): ReadonlyMap<string, KeyMeaning> => {
  const meanings = new Map<string, KeyMeaning>();
  const add = (words: readonly string[], meaning: KeyMeaning): void => {
    for (const word of words) meanings.set(textKey(word), meaning);
  };
  for (const name of Object.values(noteKeys)) add([name], { kind: 'field', name });
  for (const [name, aliases] of Object.entries(policy.noteAliases)) add([name, ...aliases], { kind: 'field', name });
  for (const { name, aliases } of policy.kinds) add([name, ...aliases], { kind: 'item', name });
  return meanings;
};

const readers = new WeakMap<Policy, KeyReader>();

/** The key reader of a policy: its own aliases and kinds besides the built-in English keys; made once for each policy. */
export const keyReader = (policy: Policy): KeyReader => {
  const known = readers.get(policy);
  if (known !== undefined) return known;
  const meanings = meaningsOf(policy);
  const reader: KeyReader = (key) => meanings.get(textKey(key)) ?? unknown;
  readers.set(policy, reader);
  return reader;
};
