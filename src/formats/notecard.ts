import { decodeUtf8 } from './utf8.ts';

/** The text of a note's bytes where a notecard container wraps it; `plain` where there is no container. */
export type NotecardText =
  | { readonly kind: 'plain' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken'; readonly why: string };

type Line = { readonly text: string; readonly next: number };

const magic = 'Linden text version ';
const newline = 0x0a;
const closingBrace = 0x7d;
const embeddedItem = /[\u{100000}-\u{10ffff}]/gu;
const textLength = /^Text length \d+$/;

const ascii = new TextDecoder('latin1');

/** The line that starts at an offset, trimmed; null at the end of the bytes. */
const lineAt = (bytes: Uint8Array, start: number): Line | null => {
  const end = bytes.indexOf(newline, start);
  if (end < 0) return null;
  return { text: ascii.decode(bytes.subarray(start, end)).trim(), next: end + 1 };
};

/** Skips the list of embedded items, if there is one; null where its braces do not close. */
const afterEmbeddedItems = (bytes: Uint8Array, start: number): number | null => {
  const first = lineAt(bytes, start);
  if (first === null || !first.text.startsWith('LLEmbeddedItems')) return start;
  let depth = 0;
  let at = first.next;
  for (;;) {
    const line = lineAt(bytes, at);
    if (line === null) return null;
    at = line.next;
    if (line.text === '{') depth += 1;
    if (line.text === '}') depth -= 1;
    if (depth <= 0) return at;
  }
};

/** Whether nothing but white space and NULs follows an offset. */
const endsAfter = (bytes: Uint8Array, offset: number): boolean => {
  for (let at = offset; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0 && byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
};

/**
 * The bytes of the text, which runs to the last closing brace of the file. Writers count bytes, or UTF-16 units, or wrongly: the stated length tells
 * no more.
 */
const textBytes = (bytes: Uint8Array, start: number): Uint8Array | null => {
  const last = bytes.lastIndexOf(closingBrace);
  return endsAfter(bytes, last + 1) ? bytes.subarray(start, last) : null;
};

/** Version 1 marks embedded items by single bytes from 0x80 on, which are no UTF-8. */
const decodeText = (bytes: Uint8Array, version: string): string | null => {
  const text = decodeUtf8(bytes);
  if (text !== null || version !== '1') return text;
  return ascii.decode(bytes.filter((byte) => byte < 0x80));
};

const broken = (why: string): NotecardText => ({ kind: 'broken', why });

/** Takes the text out of a `Linden text version 1` or `2` container, without the marks of embedded items; never throws. */
export const notecardText = (bytes: Uint8Array): NotecardText => {
  if (ascii.decode(bytes.subarray(0, magic.length)) !== magic) return { kind: 'plain' };
  const head = lineAt(bytes, 0);
  const version = head?.text.slice(magic.length) ?? '';
  if (version !== '1' && version !== '2') return broken('its notecard container has an unknown version');
  const brace = lineAt(bytes, head?.next ?? 0);
  if (brace?.text !== '{') return broken('its notecard container has no opening brace');
  const items = afterEmbeddedItems(bytes, brace.next);
  if (items === null) return broken('its notecard container is cut off in the list of embedded items');
  const counted = lineAt(bytes, items);
  if (counted === null || !textLength.test(counted.text)) {
    return broken('its notecard container does not say where the text starts');
  }
  const inner = textBytes(bytes, counted.next);
  if (inner === null) return broken('its notecard container is cut off in the text');
  const text = decodeText(inner, version);
  if (text === null) return broken('the text in its notecard container is not UTF-8');
  return { kind: 'text', text: text.replace(embeddedItem, '') };
};
