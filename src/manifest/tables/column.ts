import type { Field } from '../package/payload.ts';
import type { Column } from './table.ts';

/** The name and meaning of a column, in the words of the README. */
type Named = readonly [name: string, description: string];

/** A column of text. */
export const text = ([name, description]: Named, over: Omit<Column, 'name' | 'type' | 'description'> = {}): Column => ({
  name,
  type: 'string',
  description,
  ...over,
});

/** A column with an instant (ISO 8601, UTC). */
export const instant = ([name, description]: Named, constraints?: Field['constraints']): Column => ({
  name,
  type: 'datetime',
  description,
  ...(constraints !== undefined && { constraints }),
});

/** A column with a whole number from `minimum` on. */
export const whole = ([name, description]: Named, constraints: NonNullable<Field['constraints']>): Column => ({
  name,
  type: 'integer',
  description,
  constraints,
});

/** What every submission's id looks like. */
export const idPattern = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What a SHA-256 looks like. */
export const hashPattern = '[0-9a-f]{64}';
