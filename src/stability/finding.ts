import type { Json } from '../domain/event.ts';
import type { Instant } from '../domain/instant.ts';
import { healthOf, type Observation } from '../domain/observation.ts';
import type { Sample, Signal } from '../domain/stability.ts';
import { observedIn } from '../texts/observed.ts';
import { shown } from '../texts/shown.ts';

/** Facts beside an observation. */
export type Details = Sample['evidence'];

/** What one look found. */
export type Finding = {
  readonly seen: Observation;
  readonly details: Details;
  /** What the source remembers for its next look; null leaves it as it was. */
  readonly memory: Signal['memory'] | null;
  /** The oldest fault of our own that is put down to the platform where this finding opens a pause. */
  readonly forgiveSince: Instant | null;
};

const longestText = 300;
const longestList = 20;
const deepest = 6;

/** Text from outside, cut and safe to print and to hash: no control characters, no lone surrogates. */
export const tidyText = (text: string, longest: number = longestText): string => {
  const points = [...text.slice(0, 2 * longest)];
  const cut = points.length > longest || text.length > 2 * longest;
  return shown(cut ? `${points.slice(0, longest).join('')}…` : text);
};

/** Evidence as the ledger may keep it, whatever a feed says: bounded in length, number and depth. */
const tidy = (value: Json, depth: number): Json => {
  if (typeof value === 'string') return tidyText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (isList(value)) return value.slice(0, longestList).map((one) => tidy(one, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidy(one, depth - 1)]));
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** A finding without more to tell than what was seen. */
export const found = (seen: Observation, more: Partial<Omit<Finding, 'seen'>> = {}): Finding => ({
  seen,
  details: {},
  memory: null,
  forgiveSince: null,
  ...more,
});

/** A finding as what is recorded of it: the sentence in English, the observation beside it to be told in other languages. */
export const sampleOf = ({ seen, details }: Finding, at: Instant): Sample => ({
  at,
  health: healthOf(seen),
  why: tidyText(observedIn(seen, 'en'), 2 * longestText),
  evidence: Object.fromEntries(Object.entries({ seen, ...details }).map(([key, value]) => [key, tidy(value, deepest)])),
});
