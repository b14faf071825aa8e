import canonicalize from 'canonicalize';
import type { Event, Json } from '../domain/event.ts';

const wellFormed = (value: Json): Json => {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]));
};

const anyBody = (body: Event['body']): string => {
  try {
    return canonicalize(body) ?? '{}';
  } catch {
    return canonicalize(wellFormed(body)) ?? '{}';
  }
};

/** An object keeps names in the order in which they were set, but those that look like numbers, and one of them names its prototype. */
const keepsItsPlace = (name: string): boolean => name.charCodeAt(0) > 0x39 && name !== '__proto__';

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

const inOrder = (value: Json): Json | undefined => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return Number.isFinite(value) ? value : undefined;
  return isList(value) ? membersInOrder(value) : objectInOrder(value);
};

const membersInOrder = (members: readonly Json[]): readonly Json[] | undefined => {
  const copy: Json[] = [];
  for (const member of members) {
    const own = inOrder(member);
    if (own === undefined) return undefined;
    copy.push(own);
  }
  return copy;
};

/** The same with its names in order, at every depth; undefined for what is rarely written and has to be looked at more closely. */
const objectInOrder = (body: Event['body']): Event['body'] | undefined => {
  const copy: { [name: string]: Json } = {};
  for (const name of Object.keys(body).sort()) {
    const own = inOrder(body[name] ?? null);
    if (own === undefined || body[name] === undefined || !keepsItsPlace(name)) return undefined;
    copy[name] = own;
  }
  return copy;
};

/** How a text is written that is not well-formed; one with such words of its own is looked at more closely for nothing. */
const halfCharacter = '\\ud';

/**
 * The body of an event as canonical JSON (RFC 8785), as its hash covers it; halves of characters are replaced. Numbers and escapes are those of
 * ECMAScript (3.2.2), so what has its names in order is written by the engine itself: half of the time that it takes otherwise.
 */
export const canonicalBody = (body: Event['body']): string => {
  const ordered = objectInOrder(body);
  if (ordered === undefined) return anyBody(body);
  const text = JSON.stringify(ordered);
  return text.includes(halfCharacter) ? anyBody(body) : text;
};
