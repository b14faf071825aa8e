import { z } from 'zod';
import { configSchema } from './config.ts';

/** One key of `ozma.yaml` with what it means; `keys` are those below it, none where its value is not a map of fixed keys. */
export type ConfigKey = {
  readonly key: string;
  readonly description: string;
  readonly keys: readonly ConfigKey[];
};

const bare = (schema: unknown): unknown => (schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema);

/** What one element of a list is; undefined for what is no list. */
const elementOf = (schema: unknown): unknown => (schema instanceof z.ZodArray ? bare(schema.element) : undefined);

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

/** One key of `ozma.yaml` by its whole path (`limits.files`, `kinds.<kind>.aliases`), with what its value may be. */
export type ConfigPath = { readonly path: string; readonly value: string; readonly description: string };

const numberWords = ({ minimum, maximum }: z.core.JSONSchema.BaseSchema, what: string): string =>
  `${what} from ${minimum} to ${maximum}`;

/** What a value may be, in a few words. */
const valueWords = (schema: z.ZodType): string => {
  const json = z.toJSONSchema(schema, { io: 'input' });
  const element = elementOf(schema);
  if (json.enum !== undefined) return json.enum.map((word) => `\`${word}\``).join(', ');
  switch (json.type) {
    case 'integer':
      return numberWords(json, 'whole number');
    case 'number':
      return numberWords(json, 'number');
    case 'boolean':
      return '`true`, `false`';
    case 'array':
      return element instanceof z.ZodType && json.items !== undefined && 'enum' in Object(json.items)
        ? `list of ${valueWords(element)}`
        : 'list of words';
    case 'object':
      return 'map';
    default:
      return 'text';
  }
};

const pathsOf = (value: unknown, path: string): readonly ConfigPath[] => {
  const schema = bare(value);
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, unknown>> = schema.shape;
    return Object.entries(shape).flatMap(([key, below]) => pathsOf(below, path === '' ? key : `${path}.${key}`));
  }
  const element = elementOf(schema);
  if (element instanceof z.ZodObject) return pathsOf(element, `${path}[]`);
  if (schema instanceof z.ZodRecord && bare(schema.valueType) instanceof z.ZodObject) {
    return pathsOf(schema.valueType, `${path}.<name>`);
  }
  if (!(schema instanceof z.ZodType)) return [];
  return [{ path, value: valueWords(schema), description: schema.description ?? '' }];
};

/** Every key of `ozma.yaml` that has a value of its own, in the order of the schema. */
export const configPaths = (): readonly ConfigPath[] => pathsOf(configSchema, '');

/** Every key of `ozma.yaml` in the order of the schema. */
export const configOutline = (): readonly ConfigKey[] => keysOf(configSchema);
