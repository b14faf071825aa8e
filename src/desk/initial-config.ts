import { stringify } from 'yaml';
import { defaultConcurrency, defaultWorkers } from '../../schemas/config-defaults.ts';
import { type ConfigKey, configOutline } from '../../schemas/config-outline.ts';
import { defaultQueue, defaultRunning, defaultStability } from '../../schemas/config-running-defaults.ts';
import { defaultConfig } from '../config.ts';

/** How a line that tells editors of the JSON Schema begins. */
export const schemaLineStart = '# yaml-language-server: $schema=';

/** As `examples`, for the keys that say how a desk runs. */
const runningExamples: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.entries(defaultQueue).map(([key, value]) => [`queue.${key}`, value])),
  repairs: {
    bunny: { way: 'module', module: 'repairs/bunny.ts', timeLimit: defaultRunning.timeLimit },
    nest: { way: 'command', command: ['./repair-nest', '--json'] },
  },
  'pauses.schedule': [
    { name: 'weekly restart', days: ['tue'], from: '05:00', to: '11:00', timeZone: 'America/Los_Angeles' },
  ],
  'stability.feeds': [
    {
      name: 'grid',
      format: 'statuspage',
      url: 'https://status.example.org/api/v2/summary.json',
      components: ['Grid*'],
      impact: defaultStability.impact,
      every: defaultStability.every,
    },
  ],
  'stability.probes': [{ name: 'login', command: ['./probe-login'], every: 60 }],
  'stability.failures.owners': defaultStability.failures.owners,
  'stability.failures.minutes': defaultStability.failures.minutes,
  'stability.noProgress.owners': defaultStability.noProgress.owners,
  'stability.noProgress.minutes': defaultStability.noProgress.minutes,
  'stability.bad': defaultStability.bad,
  'stability.of': defaultStability.of,
  'stability.good': defaultStability.good,
  'stability.quiet': defaultStability.quiet,
  'serve.scan': defaultRunning.scan,
  'serve.drain': defaultRunning.drain,
};

/** What each key says where the desk does not: as an example to uncomment. */
const examples = (): Readonly<Record<string, unknown>> => {
  const { policy, paths, durability, language } = defaultConfig();
  return {
    timeZone: policy.timeZone,
    language,
    nameRule: policy.nameRule,
    'label.template': policy.labelTemplate,
    'label.ticketPattern': policy.ticketPattern,
    kinds: Object.fromEntries(policy.kinds.map(({ name, ...kind }) => [name, kind])),
    'note.aliases': policy.noteAliases,
    'note.futureHours': policy.futureHours,
    'limits.files': policy.limits.files,
    'limits.bytes': policy.limits.bytes,
    'limits.depth': policy.limits.depth,
    'limits.noteBytes': policy.limits.noteBytes,
    statuses: { new: 'Open', solved: 'Resolved' },
    'columns.ticket': 'Ticket Number',
    'receipts.keyFile': 'receipt.key',
    ...paths,
    durability,
    settle: 5,
    concurrency: defaultConcurrency,
    'workers.threads': 2,
    'workers.timeout': defaultWorkers.timeout,
    'workers.batch': defaultWorkers.batch,
    ...runningExamples,
  };
};

const linesOf = ({ key, description, keys }: ConfigKey, path: readonly string[]): readonly string[] => {
  const margin = `#${'  '.repeat(path.length)}`;
  const meaning = path.length === 0 ? `# ${description}` : `${margin}# ${description}`;
  if (keys.length > 0) {
    return [meaning, `${margin}${key}:`, ...keys.flatMap((below) => linesOf(below, [...path, key]))];
  }
  const example = examples()[[...path, key].join('.')];
  if (example === undefined) return [`${margin}# ${key}: ${description}`];
  const lines = stringify({ [key]: example })
    .trimEnd()
    .split('\n');
  return [meaning, ...lines.map((line) => `${margin}${line}`)];
};

/**
 * The text of a new desk's `ozma.yaml`: every key with what it means, and its default as a comment to uncomment. `schemaPath` is where the
 * JSON Schema is, as seen from the file.
 */
export const initialConfig = (schemaPath: string): string => {
  const head = [
    `${schemaLineStart}${schemaPath}`,
    '# The policy of this desk. Every key may be left out; what stands here behind a # is what ozma does without it, or an example.',
  ];
  const keys = configOutline().flatMap((key) => ['', ...linesOf(key, [])]);
  return `${[...head, ...keys].join('\n')}\n`;
};
