import type { Health } from './stability.ts';

/** A component of a platform as its status page has it. */
export type ComponentState = { readonly name: string; readonly status: string };

/** Everything that a look at the platform can find, with the facts of each; plain JSON. */
type ObservationFacts = {
  /** A feed that could not be had. `code` is the system's or the network's name of the fault. */
  readonly 'feed-unreachable': { readonly code: string };
  readonly 'feed-too-slow': { readonly limitMs: number };
  readonly 'feed-refused': { readonly status: number };
  readonly 'feed-redirected': { readonly status: number };
  readonly 'feed-too-large': { readonly limitBytes: number };
  readonly 'feed-file-unreadable': { readonly file: string; readonly code: string };
  readonly 'feed-file-special': { readonly file: string };
  readonly 'feed-not-json': { readonly beginning: string };
  /** `at` is a JSON pointer. */
  readonly 'feed-malformed': { readonly at: string };

  /** A status page that cannot be believed, or that says nothing of what was asked. */
  readonly 'page-stale': { readonly updatedAt: string; readonly seen: string };
  readonly 'page-ahead': { readonly updatedAt: string };
  readonly 'page-undated': { readonly updatedAt: string };
  readonly 'page-other': { readonly page: string; readonly seen: string };
  readonly 'page-unmatched': { readonly pattern: string };
  readonly 'page-word-unknown': ComponentState;
  readonly 'page-contradicts-itself': { readonly component: string; readonly statuses: readonly string[] };
  readonly 'page-contradicts-indicator': { readonly indicator: string };
  readonly 'page-contradicts-incident': { readonly incident: string; readonly impact: string };
  readonly 'page-empty': { readonly asked: 'components' | 'indicator' };
  readonly 'page-indicator-unknown': { readonly indicator: string };
  readonly 'page-indicator-fine': { readonly indicator: string };
  readonly 'page-indicator-troubled': { readonly indicator: string };
  /** `count` components were looked at. */
  readonly 'page-fine': { readonly count: number };
  /** `count` components are troubled; the first of them are told. */
  readonly 'page-troubled': { readonly count: number; readonly components: readonly ComponentState[] };

  /** Any JSON by mapping. `value` is the value's JSON text, or the text itself. */
  readonly 'value-missing': { readonly pointer: string };
  readonly 'value-unknown': { readonly pointer: string; readonly value: string };
  readonly 'value-ambiguous': { readonly pointer: string; readonly value: string };
  readonly 'value-fine': { readonly value: string };
  readonly 'value-troubled': { readonly value: string };

  /** Probes of our own. */
  readonly 'probe-unresolved': { readonly code: string };
  readonly 'probe-not-started': { readonly code: string };
  readonly 'probe-undecided': { readonly status: number };
  readonly 'probe-answered': { readonly status: number };
  readonly 'probe-refused': { readonly status: number };
  readonly 'probe-unreachable': { readonly code: string };
  readonly 'probe-too-slow': { readonly limitMs: number };
  readonly 'probe-passed': { readonly status: number };
  readonly 'probe-failed': { readonly status: number };
  readonly 'probe-killed': { readonly signal: string };

  /** The desk's own repairs: how many owners they are of. */
  readonly 'repairs-fine': { readonly owners: number; readonly withinMs: number };
  readonly 'repairs-failing': { readonly owners: number; readonly faults: number; readonly withinMs: number };
  readonly 'repairs-moving': { readonly owners: number; readonly withinMs: number };
  readonly 'repairs-stuck': { readonly owners: number; readonly claims: number; readonly withinMs: number };

  /** The test repair that a pause waits for before it lets go; `ending` is how its attempt ended. */
  readonly 'test-passed': { readonly ending: string };
  readonly 'test-failed': { readonly ending: string };
  readonly 'test-needless': { readonly waiting: number };

  /** A look that could not be taken, through a fault of our own. */
  readonly 'look-failed': { readonly fault: string };
};

/** The name of something that can be observed. */
export type ObservationKind = keyof ObservationFacts;

/** What one look at the platform found. */
export type Observation<K extends ObservationKind = ObservationKind> = {
  readonly [P in K]: { readonly kind: P } & ObservationFacts[P];
}[K];

const healthByKind: Readonly<Record<ObservationKind, Health>> = {
  'feed-unreachable': 'unknown',
  'feed-too-slow': 'unknown',
  'feed-refused': 'unknown',
  'feed-redirected': 'unknown',
  'feed-too-large': 'unknown',
  'feed-file-unreadable': 'unknown',
  'feed-file-special': 'unknown',
  'feed-not-json': 'unknown',
  'feed-malformed': 'unknown',
  'page-stale': 'unknown',
  'page-ahead': 'unknown',
  'page-undated': 'unknown',
  'page-other': 'unknown',
  'page-unmatched': 'unknown',
  'page-word-unknown': 'unknown',
  'page-contradicts-itself': 'unknown',
  'page-contradicts-indicator': 'unknown',
  'page-contradicts-incident': 'unknown',
  'page-empty': 'unknown',
  'page-indicator-unknown': 'unknown',
  'page-indicator-fine': 'healthy',
  'page-indicator-troubled': 'troubled',
  'page-fine': 'healthy',
  'page-troubled': 'troubled',
  'value-missing': 'unknown',
  'value-unknown': 'unknown',
  'value-ambiguous': 'unknown',
  'value-fine': 'healthy',
  'value-troubled': 'troubled',
  'probe-unresolved': 'unknown',
  'probe-not-started': 'unknown',
  'probe-undecided': 'unknown',
  'probe-answered': 'healthy',
  'probe-refused': 'troubled',
  'probe-unreachable': 'troubled',
  'probe-too-slow': 'troubled',
  'probe-passed': 'healthy',
  'probe-failed': 'troubled',
  'probe-killed': 'troubled',
  'repairs-fine': 'healthy',
  'repairs-failing': 'troubled',
  'repairs-moving': 'healthy',
  'repairs-stuck': 'troubled',
  'test-passed': 'healthy',
  'test-failed': 'troubled',
  'test-needless': 'healthy',
  'look-failed': 'unknown',
};

/** What an observation says of the platform. What cannot be read or believed is unknown: never healthy, never troubled (product.md 10). */
export const healthOf = ({ kind }: Observation): Health => healthByKind[kind];

/** Whether a word names something that can be observed. */
export const isObservationKind = (word: unknown): word is ObservationKind =>
  typeof word === 'string' && Object.hasOwn(healthByKind, word);
