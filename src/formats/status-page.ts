import type { Instant } from '../domain/instant.ts';
import type { ComponentState, Observation } from '../domain/observation.ts';
import { fitsPattern } from './status-pattern.ts';

/** One component of a status page; a group only holds others. */
export type PageComponent = ComponentState & { readonly id: string; readonly isGroup: boolean };

/** An incident or a maintenance of a status page. */
export type PageIncident = {
  readonly name: string;
  readonly status: string;
  readonly impact: string | null;
};

/** An Atlassian Statuspage v2 document: `summary.json`, `components.json`, or `status.json`, which has no components. */
export type StatusPage = {
  readonly id: string | null;
  readonly name: string | null;
  /** As the page has it: ISO 8601; null where it does not say. */
  readonly updatedAt: string | null;
  readonly indicator: string | null;
  readonly components: readonly PageComponent[];
  readonly incidents: readonly PageIncident[];
  readonly maintenances: readonly PageIncident[];
};

/** What of a page matters to a desk, and what counts as trouble. */
export type PageInterest = {
  /** Patterns of component names; empty for all components. */
  readonly components: readonly string[];
  /** The least state of a component that counts as trouble. */
  readonly impact: 'degraded_performance' | 'partial_outage' | 'major_outage';
  readonly isMaintenanceTrouble: boolean;
};

/** What is remembered of a page between looks. */
export type PageMemory = { readonly page: string; readonly updatedAt: Instant | null };

const severities: ReadonlyMap<string, number> = new Map([
  ['operational', 0],
  ['degraded_performance', 1],
  ['partial_outage', 2],
  ['major_outage', 3],
]);

/** Statuspage's overall indicators beside the state of a component that each stands for. */
const indicators: ReadonlyMap<string, string> = new Map([
  ['none', 'operational'],
  ['minor', 'degraded_performance'],
  ['major', 'partial_outage'],
  ['critical', 'major_outage'],
  ['maintenance', 'under_maintenance'],
]);

const isGrave = (word: string | null): word is string => word === 'major' || word === 'critical';

/** Whether a component's word is trouble; null for a word that nobody knows. */
const isTroubled = (word: string, { impact, isMaintenanceTrouble }: PageInterest): boolean | null => {
  if (word === 'under_maintenance') return isMaintenanceTrouble;
  const severity = severities.get(word);
  return severity === undefined ? null : severity >= (severities.get(impact) ?? 0);
};

/** Incidents that are not over yet. */
export const openIncidents = ({ incidents }: StatusPage): readonly PageIncident[] =>
  incidents.filter(({ status }) => !['resolved', 'postmortem', 'completed'].includes(status));

/** Maintenances that are being done now. */
export const openMaintenances = ({ maintenances }: StatusPage): readonly PageIncident[] =>
  maintenances.filter(({ status }) => ['in_progress', 'verifying'].includes(status));

/** The components that matter to a desk; groups never do, for they only sum up others. */
export const watchedComponents = (page: StatusPage, { components: patterns }: PageInterest): readonly PageComponent[] =>
  page.components.filter(
    ({ name, isGroup }) =>
      !isGroup && (patterns.length === 0 || patterns.some((pattern) => fitsPattern(name, pattern))),
  );

const shownComponents = 20;

const troubledSeen = (components: readonly ComponentState[]): Observation => ({
  kind: 'page-troubled',
  count: components.length,
  components: components.slice(0, shownComponents).map(({ name, status }) => ({ name, status })),
});

/** One component listed twice with different states: no telling which is true. */
const selfContradiction = (page: StatusPage, watched: readonly PageComponent[]): Observation | null => {
  const statuses = new Map<string, Set<string>>();
  for (const { id, status } of page.components) statuses.set(id, (statuses.get(id) ?? new Set()).add(status));
  const torn = watched.find(({ id }) => (statuses.get(id)?.size ?? 0) > 1);
  if (torn === undefined) return null;
  return { kind: 'page-contradicts-itself', component: torn.name, statuses: [...(statuses.get(torn.id) ?? [])] };
};

/** A page that calls everything fine and grave at once; what is asked about some components only, an incident of others does not contradict. */
const calmContradiction = (page: StatusPage): Observation | null => {
  if (isGrave(page.indicator)) return { kind: 'page-contradicts-indicator', indicator: page.indicator };
  const grave = openIncidents(page).find(({ impact }) => isGrave(impact));
  if (grave === undefined) return null;
  return { kind: 'page-contradicts-incident', incident: grave.name, impact: grave.impact ?? '' };
};

const unmatchedPattern = (watched: readonly PageComponent[], patterns: readonly string[]): string | undefined =>
  patterns.find((pattern) => !watched.some(({ name }) => fitsPattern(name, pattern)));

const componentsSeen = (page: StatusPage, interest: PageInterest): Observation => {
  const watched = watchedComponents(page, interest);
  const torn = selfContradiction(page, watched);
  if (torn !== null) return torn;
  // What is proven stands, whatever else on the page is unknown (product.md 2, principle 6).
  const troubled = watched.filter(({ status }) => isTroubled(status, interest) === true);
  if (troubled.length > 0) return troubledSeen(troubled);
  const pattern = unmatchedPattern(watched, interest.components);
  if (pattern !== undefined) return { kind: 'page-unmatched', pattern };
  const strange = watched.find(({ status }) => isTroubled(status, interest) === null);
  if (strange !== undefined) return { kind: 'page-word-unknown', name: strange.name, status: strange.status };
  const isCalm = interest.components.length === 0 && watched.every(({ status }) => status === 'operational');
  return (isCalm ? calmContradiction(page) : null) ?? { kind: 'page-fine', count: watched.length };
};

const indicatorSeen = (page: StatusPage, interest: PageInterest): Observation => {
  if (interest.components.length > 0) return { kind: 'page-empty', asked: 'components' };
  const { indicator } = page;
  if (indicator === null) return { kind: 'page-empty', asked: 'indicator' };
  const isTrouble = isTroubled(indicators.get(indicator) ?? '', interest);
  if (isTrouble === null) return { kind: 'page-indicator-unknown', indicator };
  if (isTrouble) return { kind: 'page-indicator-troubled', indicator };
  return (isGrave(indicator) ? null : calmContradiction(page)) ?? { kind: 'page-indicator-fine', indicator };
};

/** What a page says of the platform as far as it matters to a desk. The state of a component itself is the truth; incidents only contradict. */
export const readStatusPage = (page: StatusPage, interest: PageInterest): Observation =>
  page.components.some(({ isGroup }) => !isGroup) ? componentsSeen(page, interest) : indicatorSeen(page, interest);
