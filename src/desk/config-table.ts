import { configPaths } from '../../schemas/config-outline.ts';
import { defaultQueue, defaultRunning, defaultStability } from '../../schemas/config-running-defaults.ts';
import { defaultConfig } from '../config.ts';
import { markdownTable } from '../texts/markdown-table.ts';

const under = (path: string, values: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${path}.${key}`, value]));

/** As `defaults`, for the keys that say how a desk runs. */
const { failures, noProgress, every, timeout, impact, maintenance, ...counts } = defaultStability;
const { timeLimit, ...serve } = defaultRunning;
const runningDefaults: Readonly<Record<string, string | number>> = {
  ...under('queue', defaultQueue),
  'repairs.<name>.timeLimit': timeLimit,
  ...under('stability.feeds[]', { every, timeout, impact, maintenance }),
  ...under('stability.probes[]', { every, timeout }),
  ...under('stability.failures', failures),
  ...under('stability.noProgress', noProgress),
  ...under('stability', counts),
  ...under('serve', serve),
};

/** What each key is where the desk does not say; keys that are not here have no one value. */
const defaults = (): Readonly<Record<string, string | number>> => {
  const { policy, paths, durability, language, concurrency, workers } = defaultConfig();
  const { labelTemplate, ticketPattern, limits, timeZone, nameRule, futureHours } = policy;
  return {
    timeZone,
    language,
    nameRule,
    'label.template': labelTemplate,
    'label.ticketPattern': ticketPattern,
    'note.futureHours': futureHours,
    ...Object.fromEntries(Object.entries(limits).map(([key, most]) => [`limits.${key}`, most])),
    ...paths,
    durability,
    concurrency,
    'workers.timeout': workers.timeoutMs / 1000,
    'workers.batch': workers.batch,
    ...runningDefaults,
  };
};

/** The Markdown table of all keys of `ozma.yaml` with their values, defaults and meanings, for the README. */
export const configTable = (): string => {
  const byPath = new Map(Object.entries(defaults()));
  const rows = configPaths().map(({ path, value, description }) => {
    const fallback = byPath.get(path);
    return [`\`${path}\``, value, fallback === undefined ? '–' : `\`${fallback}\``, description];
  });
  return markdownTable(['Key', 'Value', 'Without it', 'Meaning'], rows);
};
