import type { ComponentState } from '../../domain/observation.ts';
import { firstOf } from '../shown.ts';
import type { ObservationBook, StabilityWords } from '../stability-words.ts';

const seconds = (ms: number): string => `${ms / 1000} s`;

const minutes = (ms: number): string => (ms === 60_000 ? '1 minute' : `${Math.round(ms / 6000) / 10} minutes`);

const counted = (count: number, thing: string): string => (count === 1 ? `1 ${thing}` : `${count} ${thing}s`);

const states = (count: number, components: readonly ComponentState[]): string => {
  const { first } = firstOf(components, 3);
  const named = first.map(({ name, status }) => `${name} (${status})`).join(', ');
  return count > first.length ? `${named} and ${count - first.length} more` : named;
};

const unreadFeeds = {
  'feed-unreachable': ({ code }) => `The feed cannot be reached (${code}).`,
  'feed-too-slow': ({ limitMs }) => `The feed did not come whole within ${seconds(limitMs)}.`,
  'feed-refused': ({ status }) => `The feed's server answered with status ${status}.`,
  'feed-redirected': ({ status }) =>
    `The feed's server points to another address (status ${status}), which is not followed.`,
  'feed-too-large': ({ limitBytes }) => `The feed is larger than ${limitBytes} bytes.`,
  'feed-file-unreadable': ({ file, code }) => `The feed's file ${file} cannot be read (${code}).`,
  'feed-file-special': ({ file }) => `The feed's file ${file} is not a regular file.`,
  'feed-not-json': ({ beginning }) =>
    beginning === '' ? 'The feed is empty or no text.' : `The feed is not JSON; it begins with: ${beginning}`,
  'feed-malformed': ({ at }) => `The feed is no Statuspage document: see ${at === '' ? 'its outermost value' : at}.`,
} as const satisfies Partial<ObservationBook>;

const pages = {
  'page-stale': ({ updatedAt, seen }) => `The page is an old copy: of ${updatedAt}, though one of ${seen} was seen.`,
  'page-ahead': ({ updatedAt }) => `The page has a date in the future: ${updatedAt}.`,
  'page-undated': ({ updatedAt }) => `The page's date cannot be read: ${updatedAt}.`,
  'page-other': ({ page, seen }) =>
    `This is another page than before: ${page} in place of ${seen}. If that is right, give the feed another name.`,
  'page-unmatched': ({ pattern }) =>
    `No component is called "${pattern}". See what there is with: ozma status --components`,
  'page-word-unknown': ({ name, status }) => `${name} has a state that ozma does not know: ${status}.`,
  'page-contradicts-itself': ({ component, statuses }) =>
    `The page contradicts itself: ${component} is said to be ${statuses.join(' and ')}.`,
  'page-contradicts-indicator': ({ indicator }) =>
    `The page contradicts itself: every component is operational, and the whole is ${indicator}.`,
  'page-contradicts-incident': ({ incident, impact }) =>
    `The page contradicts itself: all is operational, and this incident of impact ${impact} is not over: ${incident}`,
  'page-empty': ({ asked }) =>
    asked === 'components' ? 'The page lists no components.' : 'The page says neither components nor a state.',
  'page-indicator-unknown': ({ indicator }) => `The page's state is one that ozma does not know: ${indicator}.`,
  'page-indicator-fine': ({ indicator }) => `The page's state is ${indicator}.`,
  'page-indicator-troubled': ({ indicator }) => `The page's state is ${indicator}.`,
  'page-fine': ({ count }) => `${counted(count, 'component')} looked at; none is troubled.`,
  'page-troubled': ({ count, components }) => `Troubled: ${states(count, components)}.`,
} as const satisfies Partial<ObservationBook>;

const values = {
  'value-missing': ({ pointer }) => `The feed has no value at ${pointer}.`,
  'value-unknown': ({ pointer, value }) => `The value at ${pointer} is neither a healthy nor a troubled one: ${value}`,
  'value-ambiguous': ({ pointer, value }) => `The value at ${pointer} stands for both healthy and troubled: ${value}`,
  'value-fine': ({ value }) => `The feed says: ${value}`,
  'value-troubled': ({ value }) => `The feed says: ${value}`,
} as const satisfies Partial<ObservationBook>;

const probes = {
  'probe-unresolved': ({ code }) => `The probe did not get out of this machine's own network (${code}).`,
  'probe-not-started': ({ code }) => `The probe cannot be started (${code}).`,
  'probe-undecided': ({ status }) => `The probe says that it cannot tell (status ${status}).`,
  'probe-answered': ({ status }) => `The platform answered with status ${status}.`,
  'probe-refused': ({ status }) => `The platform answered with status ${status}.`,
  'probe-unreachable': ({ code }) => `The platform cannot be reached (${code}).`,
  'probe-too-slow': ({ limitMs }) => `The platform did not answer within ${seconds(limitMs)}.`,
  'probe-passed': ({ status }) => `The probe ended with status ${status}.`,
  'probe-failed': ({ status }) => `The probe ended with status ${status}.`,
  'probe-killed': ({ signal }) => `The probe was ended by ${signal}.`,
} as const satisfies Partial<ObservationBook>;

const repairs = {
  'repairs-fine': ({ owners, withinMs }) =>
    `Repairs of ${counted(owners, 'owner')} failed within ${minutes(withinMs)}.`,
  'repairs-failing': ({ owners, faults, withinMs }) =>
    `${counted(faults, 'repair')} of ${counted(owners, 'owner')} failed within ${minutes(withinMs)}.`,
  'repairs-moving': ({ owners }) => `Repairs of ${counted(owners, 'owner')} are in hand; none of them is stuck.`,
  'repairs-stuck': ({ owners, claims, withinMs }) =>
    `${counted(claims, 'repair')} of ${counted(owners, 'owner')} neither ended nor failed within ${minutes(withinMs)}.`,
  'test-passed': ({ ending }) => `The test repair had an answer: ${ending}.`,
  'test-failed': ({ ending }) => `The test repair failed: ${ending}.`,
  'test-needless': () => 'Nothing waits to be repaired, so there was nothing to test with.',
  'look-failed': ({ fault }) => `A fault in ozma itself kept it from looking: ${fault}`,
} as const satisfies Partial<ObservationBook>;

/** Words for the watch over the platform in English. */
export const stabilityWords: StabilityWords = {
  seen: { ...unreadFeeds, ...pages, ...values, ...probes, ...repairs },
  health: { healthy: 'healthy', troubled: 'troubled', unknown: 'unknown' },
  stages: { running: 'running', holding: 'paused', testing: 'waits for a test repair' },
  sources: {
    feed: (name) => `feed ${name}`,
    probe: (name) => `probe ${name}`,
    failures: 'failing repairs',
    noProgress: 'stuck repairs',
  },
  components: {
    none: [
      'No status feed is configured. Name one in ozma.yaml:',
      '  stability:',
      '    feeds:',
      '      - name: platform',
      '        format: statuspage',
      '        url: https://status.example.org/api/v2/summary.json',
      '        components: ["Regions*", "Inventory"]',
    ],
    heads: ['Component', 'State', 'Watched'],
    watched: 'yes',
    ignored: 'no',
    overall: (indicator) => `state of the whole: ${indicator}`,
    value: (pointer) => `value at ${pointer}`,
    unread: (why) => `Cannot be read: ${why}`,
    says: (health, why) => `Means: ${health}. ${why}`,
  },
};
