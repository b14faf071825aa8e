import type { z } from 'zod';
import { type ConfigFile, configSchema } from './config.ts';
import { configConflicts } from './config-conflicts.ts';
import type { ConfigFault } from './config-fault.ts';
import { runningConflicts } from './config-running-conflicts.ts';
import { faultsOfIssue } from './issue-faults.ts';

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
    ...(parsed.error?.issues ?? []).flatMap((issue) => faultsOfIssue(configSchema, issue)),
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
