import { z } from 'zod';
import { type ConfigFile, configSchema } from './config.ts';
import { configConflicts } from './config-conflicts.ts';
import type { ConfigFault } from './config-fault.ts';
import { runningConflicts } from './config-running-conflicts.ts';
import { nearestWord } from './nearest-word.ts';

/** A configuration as validated, or every fault of it. */
export type ConfigReading =
  | { readonly kind: 'valid'; readonly config: ConfigFile }
  | { readonly kind: 'faulty'; readonly faults: readonly ConfigFault[] };

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key without a value says nothing: it is left out, as a key whose lines below are all comments. */
const withoutEmpty = (value: unknown): unknown => {
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null)
      .map(([key, one]) => [key, withoutEmpty(one)]),
  );
};

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

const unknownKey = (path: readonly PropertyKey[], key: string): ConfigFault => {
  const known = keysAt(configSchema, path);
  const nearest = nearestWord(key, known);
  const hint = nearest === null ? `expected one of: ${known.join(', ')}` : `did you mean '${nearest}'?`;
  return { path: [...path, key], at: 'key', message: `unknown key; ${hint}` };
};

const nearestChoice = (issue: z.core.$ZodIssueInvalidValue, input: unknown): string => {
  const choices = issue.values.filter((value) => typeof value === 'string');
  const nearest = typeof input === 'string' ? nearestWord(input, choices) : null;
  return nearest === null ? issue.message : `${issue.message}; did you mean '${nearest}'?`;
};

const faultsOf = (issue: z.core.$ZodIssue): readonly ConfigFault[] => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(issue.path, key));
    case 'invalid_key':
      return [{ path: issue.path, at: 'key', message: issue.issues[0]?.message ?? issue.message }];
    case 'invalid_value':
      return [{ path: issue.path, at: 'value', message: nearestChoice(issue, issue.input) }];
    default:
      return [{ path: issue.path, at: 'value', message: issue.message }];
  }
};

const partOf = <T>(schema: z.ZodType<T>, value: unknown): T | undefined => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
};

/** Validates what a configuration file says: every fault at once, an unknown key with the nearest known one. */
export const checkConfig = (value: unknown): ConfigReading => {
  const given = withoutEmpty(value ?? {});
  const parsed = configSchema.safeParse(given, { reportInput: true });
  const sections = isMap(given) ? given : {};
  const kinds = partOf(configSchema.shape.kinds, sections['kinds']);
  const faults = [
    ...(parsed.error?.issues ?? []).flatMap(faultsOf),
    ...configConflicts({ kinds, note: partOf(configSchema.shape.note, sections['note']) }),
    ...runningConflicts({
      kinds,
      repairs: partOf(configSchema.shape.repairs, sections['repairs']),
      pauses: partOf(configSchema.shape.pauses, sections['pauses']),
      stability: partOf(configSchema.shape.stability, sections['stability']),
    }),
  ];
  if (parsed.success && faults.length === 0) return { kind: 'valid', config: parsed.data };
  return { kind: 'faulty', faults };
};
