import type { Event, Json } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { ItemRef } from '../../../domain/item.ts';
import { isReasonCode, type ReasonCode } from '../../../domain/reason.ts';

type Body = Event['body'];

const isObject = (value: Json): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text under a key of an event's body; null where there is none. */
export const textIn = (body: Body, key: string): string | null => {
  const value = body[key];
  return typeof value === 'string' ? value : null;
};

/** The number under a key; null where there is none. */
export const numberIn = (body: Body, key: string): number | null => {
  const value = body[key];
  return typeof value === 'number' ? value : null;
};

/** Whether a key holds `true`. */
export const isTrueIn = (body: Body, key: string): boolean => body[key] === true;

/** The list under a key; empty where there is none. */
export const listIn = (body: Body, key: string): readonly Json[] => {
  const value = body[key];
  return Array.isArray(value) ? value : [];
};

/** The texts of a list. */
export const textsIn = (body: Body, key: string): readonly string[] =>
  listIn(body, key).filter((value) => typeof value === 'string');

/** The numbers of a list. */
export const numbersIn = (body: Body, key: string): readonly number[] =>
  listIn(body, key).filter((value) => typeof value === 'number');

/** The objects of a list. */
export const objectsIn = (body: Body, key: string): readonly Body[] => listIn(body, key).filter(isObject);

/** The object under a key; an empty one where there is none. */
export const objectIn = (body: Body, key: string): Body => {
  const value = body[key];
  return value !== undefined && isObject(value) ? value : {};
};

/** Brands a text that ozma wrote as an instant. */
export const instantOf = (text: string): Instant => text as Instant;

/** The instant under a key; null where there is none. */
export const instantIn = (body: Body, key: string): Instant | null => {
  const text = textIn(body, key);
  return text === null ? null : instantOf(text);
};

/** The codes of a list. */
export const codesIn = (body: Body, key: string): readonly ReasonCode[] => textsIn(body, key).filter(isReasonCode);

/** One of some words, by its text; null where it is none of them. */
export const wordOf = <W extends string>(words: readonly W[], text: string | null): W | null =>
  words.find((word) => word === text) ?? null;

/** The reference that a label (`kind:id`) writes; no kind has a colon. */
export const refOfLabel = (label: string): ItemRef => {
  const colon = label.indexOf(':');
  return { kind: label.slice(0, Math.max(0, colon)), id: label.slice(colon + 1) };
};
