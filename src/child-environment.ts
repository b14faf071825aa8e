import type { RunningConfig } from './running-config.ts';

/** The variables of a process's surroundings, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the programs and modules that a desk brings see of ozma's surroundings: all but the variables that are ozma's own (`OZMA_…`, the key of receipts among them) and the
 * tokens that are for services alone (`tokenEnv`).
 */
export const environmentFor = (env: Environment, { ways }: RunningConfig): Readonly<Record<string, string>> => {
  const tokens = new Set([...ways.values()].map((way) => (way.way === 'http' ? way.tokenEnv : null)));
  const entries = Object.entries(env).filter(([name]) => !name.startsWith('OZMA_') && !tokens.has(name));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};
