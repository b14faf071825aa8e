import { z } from 'zod';
import { configSchema } from './config.ts';

/** One key of `ozma.yaml` with what it means; `keys` are those below it, none where its value is not a map of fixed keys. */
export type ConfigKey = {
  readonly key: string;
  readonly description: string;
  readonly keys: readonly ConfigKey[];
};

const bare = (schema: unknown): unknown => (schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema);

const keysOf = (schema: unknown): readonly ConfigKey[] => {
  const inner = bare(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, unknown>> = inner.shape;
  return Object.entries(shape).map(([key, value]) => {
    const own = bare(value);
    const description = own instanceof z.ZodType ? (own.description ?? '') : '';
    return { key, description, keys: keysOf(own) };
  });
};

/** Every key of `ozma.yaml` in the order of the schema. */
export const configOutline = (): readonly ConfigKey[] => keysOf(configSchema);
