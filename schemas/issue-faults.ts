import { z } from 'zod';
import type { ConfigFault } from './config-fault.ts';
import { nearestWord } from './nearest-word.ts';

const keysAt = (schema: unknown, path: readonly PropertyKey[]): readonly string[] => {
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  const [head, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<PropertyKey, unknown>> = schema.shape;
    return head === undefined ? Object.keys(shape) : keysAt(shape[head], rest);
  }
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  return schema instanceof z.ZodRecord ? keysAt(schema.valueType, rest) : [];
};

const unknownKey = (schema: z.ZodType, path: readonly PropertyKey[], key: string): ConfigFault => {
  const known = keysAt(schema, path);
  const nearest = nearestWord(key, known);
  const hint = nearest === null ? `expected one of: ${known.join(', ')}` : `did you mean '${nearest}'?`;
  return { path: [...path, key], at: 'key', message: `unknown key; ${hint}` };
};

const nearestChoice = (issue: z.core.$ZodIssueInvalidValue, input: unknown): string => {
  const choices = issue.values.filter((value) => typeof value === 'string');
  const nearest = typeof input === 'string' ? nearestWord(input, choices) : null;
  return nearest === null ? issue.message : `${issue.message}; did you mean '${nearest}'?`;
};

/** What one issue of a schema means for whoever wrote the file; an unknown key comes with the nearest known one. */
export const faultsOfIssue = (schema: z.ZodType, issue: z.core.$ZodIssue): readonly ConfigFault[] => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(schema, issue.path, key));
    case 'invalid_key':
      return [{ path: issue.path, at: 'key', message: issue.issues[0]?.message ?? issue.message }];
    case 'invalid_value':
      return [{ path: issue.path, at: 'value', message: nearestChoice(issue, issue.input) }];
    default:
      return [{ path: issue.path, at: 'value', message: issue.message }];
  }
};
