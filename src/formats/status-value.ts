import type { Observation } from '../domain/observation.ts';
import { textKey } from '../domain/text.ts';

/** Which value of a JSON document tells the state of the platform, and what its words mean. */
export type ValueMapping = {
  /** JSON pointer (RFC 6901); empty for the whole document. */
  readonly value: string;
  readonly healthy: readonly string[];
  readonly troubled: readonly string[];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const childOf = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return /^(?:0|[1-9][0-9]*)$/.test(key) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/** The value that a JSON pointer (RFC 6901) leads to; undefined where there is none. */
export const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(childOf, document);

/** A value as the mapping's words are compared with it: a text itself, a number or truth value its JSON text; null for anything else. */
const wordOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? JSON.stringify(value) : null;
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? '[…]' : '{…}';
};

const has = (words: readonly string[], word: string): boolean => words.some((one) => textKey(one) === textKey(word));

/** What a JSON document says of the platform by a desk's mapping; words in any case. What the mapping does not name is unknown. */
export const readStatusValue = (document: unknown, mapping: ValueMapping): Observation => {
  const pointer = mapping.value;
  const value = valueAt(document, pointer);
  if (value === undefined) return { kind: 'value-missing', pointer };
  const word = wordOf(value);
  if (word === null) return { kind: 'value-unknown', pointer, value: kindOf(value) };
  const [isHealthy, isTroubled] = [has(mapping.healthy, word), has(mapping.troubled, word)];
  if (isHealthy && isTroubled) return { kind: 'value-ambiguous', pointer, value: word };
  if (isTroubled) return { kind: 'value-troubled', value: word };
  return isHealthy ? { kind: 'value-fine', value: word } : { kind: 'value-unknown', pointer, value: word };
};
