import { type Note, type NoteBlock, type NoteFields, noteKeys } from '../domain/note.ts';
import type { Policy } from '../domain/policy.ts';
import { textKey, trimWhiteSpace } from '../domain/text.ts';
import { parseNoteDate } from './iso-date.ts';
import { noteFingerprint } from './note-fingerprint.ts';
import { keyReader, noteLines, readLine } from './note-keys.ts';
import { notecardText } from './notecard.ts';
import { decodeUtf8 } from './utf8.ts';

/** A note as read, or why nobody can read it (for staff). */
export type ReadNote =
  | { readonly kind: 'read'; readonly note: Note }
  | { readonly kind: 'unreadable'; readonly why: string };

type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unreadable'; readonly why: string };

/** The part of a note within which a key may stand once: the header, or one item's block. */
type Scope = { readonly start: Omit<NoteBlock, 'fields'> | null; readonly fields: Map<string, string> };

type Parsed = {
  readonly scopes: readonly Scope[];
  readonly other: readonly string[];
  readonly conflict: string | null;
};

const headerOnly: ReadonlySet<string> = new Set([noteKeys.ticket, noteKeys.owner, noteKeys.date]);

// Unicode normalisation takes quadratic time on a run of unsorted combining marks: 11 s for 256 KiB.
const longestStack = 256;
const stack = /\p{M}{32,}/gu;

const unreadable = (why: string): { readonly kind: 'unreadable'; readonly why: string } => ({
  kind: 'unreadable',
  why,
});

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const decodePlain = (bytes: Uint8Array): Decoded => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return unreadable('it is UTF-16, not UTF-8');
  const text = decodeUtf8(bytes);
  return text === null ? unreadable('it is not UTF-8') : { kind: 'text', text };
};

const decode = (bytes: Uint8Array): Decoded => {
  const afterBom = startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  const card = notecardText(afterBom);
  if (card.kind === 'broken') return unreadable(card.why);
  const decoded = card.kind === 'text' ? card : decodePlain(afterBom);
  if (decoded.kind === 'text' && decoded.text.includes('\0')) {
    return unreadable('it holds NUL characters: not a text, or not UTF-8');
  }
  if (decoded.kind === 'text' && (decoded.text.match(stack) ?? []).some((marks) => marks.length > longestStack)) {
    return unreadable('it stacks hundreds of combining marks on one letter');
  }
  return decoded;
};

/** Keeps the first value of a key; says whether a further one contradicts it (product.md 12, "Note grammar"). */
const isContradicted = (fields: Map<string, string>, name: string, value: string): boolean => {
  const first = fields.get(name);
  if (first !== undefined) return value !== '' && textKey(first) !== textKey(value);
  if (value !== '') fields.set(name, value);
  return false;
};

const parseLines = (lines: readonly string[], policy: Policy): Parsed => {
  const meaningOf = keyReader(policy);
  let scope: Scope = { start: null, fields: new Map() };
  const scopes = [scope];
  const other: string[] = [];
  let conflict: string | null = null;
  for (const [index, line] of lines.entries()) {
    const { key, value } = readLine(line);
    const meaning = key === null ? null : meaningOf(key);
    if (meaning?.kind === 'item') {
      scope = { start: { kind: meaning.name, name: value, line: index + 1 }, fields: new Map() };
      scopes.push(scope);
    } else if (meaning?.kind === 'field' && (scope.start === null || !headerOnly.has(meaning.name))) {
      const isConflict = isContradicted(scope.fields, meaning.name, value);
      if (isConflict) conflict ??= `line ${index + 1} gives ${meaning.name} again with another value`;
    } else if (trimWhiteSpace(line) !== '') {
      other.push(line);
    }
  }
  return { scopes, other, conflict };
};

const fieldsOf = (scope: Scope | undefined): NoteFields => Object.fromEntries(scope?.fields ?? []);

const dateOf = (text: string | undefined, timeZone: string): Note['date'] =>
  text === undefined ? null : (parseNoteDate(text, timeZone) ?? 'invalid');

/** Reads a note (product.md 5, and 12 "Note grammar"): plain UTF-8 or a notecard, keys in any language of the policy. Never throws on bad bytes. */
export const readNote = (bytes: Uint8Array, policy: Policy): ReadNote => {
  const decoded = decode(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const lines = noteLines(decoded.text);
  const { scopes, other, conflict } = parseLines(lines, policy);
  if (conflict !== null) return unreadable(conflict);
  const header = fieldsOf(scopes[0]);
  const note: Note = {
    header,
    date: dateOf(header[noteKeys.date], policy.timeZone),
    blocks: scopes.flatMap((scope) => (scope.start === null ? [] : [{ ...scope.start, fields: fieldsOf(scope) }])),
    other,
    fingerprint: noteFingerprint(lines, keyReader(policy)),
  };
  return { kind: 'read', note };
};
