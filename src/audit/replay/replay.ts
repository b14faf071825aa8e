import type { Arrival } from '../../domain/arrival.ts';
import type { Entry } from '../../domain/entry.ts';
import { entryOf } from '../../domain/entry-of.ts';
import type { Json } from '../../domain/event.ts';
import type { Judgement } from '../../domain/judgement.ts';
import { ruleNames } from '../../domain/rule-name.ts';
import { judge } from '../../rules/judge.ts';
import { rulesetVersion } from '../../rules/ruleset-version.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import { type Difference, differencesIn } from './differences.ts';
import { type AlteredPart, type Evidence, type JudgedEvent, openEvidence } from './evidence.ts';

/** Rules to judge by: their version, their names in order, and what judges. */
export type Rulebook = {
  readonly ruleset: string;
  readonly names: readonly string[];
  readonly judge: (arrival: Arrival) => Judgement;
};

/** The rules of this program. */
export const currentRules: Rulebook = { ruleset: rulesetVersion, names: ruleNames, judge };

/** What came of judging one submission again from what was recorded. */
export type Replayed =
  | { readonly kind: 'same'; readonly entry: Entry }
  /** It comes out otherwise under the same rules: the record was changed, or the program was. */
  | { readonly kind: 'differs'; readonly entry: Entry; readonly differences: readonly Difference[] }
  /** Not judged, for what it would be judged from is not what was recorded. */
  | { readonly kind: 'altered'; readonly parts: readonly AlteredPart[] }
  /** It was judged before arrivals were kept. */
  | { readonly kind: 'not-kept' }
  /** It was judged by other rules; `decided` differs where these would decide otherwise, null where nobody asked. */
  | { readonly kind: 'other-rules'; readonly ruleset: string; readonly decided: readonly Difference[] | null };

type Whole = Extract<Evidence, { kind: 'whole' }>;

/** Plain JSON as it would be stored. */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

const traceOf = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The texts of two traces may differ though they say the same: then the texts themselves are the difference. */
const traceDifferences = (recorded: string, entry: Entry): readonly Difference[] => {
  const replayed = JSON.stringify(entry.trace);
  if (recorded === replayed) return [];
  const inside = [...differencesIn(traceOf(recorded), asJson(entry.trace), '/trace')];
  return inside.length > 0 ? inside : [{ at: '/trace', recorded, replayed }];
};

const eventOf = ({ events }: Entry): Json => {
  const [event] = events;
  return event === undefined
    ? null
    : { at: event.at, submission: event.submission, ticket: event.ticket, judged: event.body };
};

const recordedOf = ({ at, submission, ticket, body }: JudgedEvent): Json => ({ at, submission, ticket, judged: body });

const judgeAgain = ({ arrival }: Whole, stored: StoredJudgement, rules: Rulebook): Entry => {
  try {
    return entryOf(arrival, rules.judge(arrival), stored.submission);
  } catch (cause) {
    throw new Error(`${stored.submission} cannot be judged again`, { cause });
  }
};

const areSame = ({ ruleset, rules }: StoredJudgement, now: Rulebook): boolean =>
  ruleset === now.ruleset &&
  rules.length === now.names.length &&
  rules.every((name, place) => name === now.names[place]);

const replayWhole = (evidence: Whole, stored: StoredJudgement, rules: Rulebook): Replayed => {
  const entry = judgeAgain(evidence, stored, rules);
  const decided = [...differencesIn(recordedOf(evidence.judged), eventOf(entry), '')];
  const differences = [...decided, ...traceDifferences(stored.trace, entry)];
  if (differences.length > 0) return { kind: 'differs', entry, differences };
  return evidence.isTraceWhole ? { kind: 'same', entry } : { kind: 'altered', parts: ['trace'] };
};

/** What other rules would decide otherwise; what they say on the way is theirs, and their version is another of itself. */
const decidedOtherwise = (evidence: Whole, stored: StoredJudgement, rules: Rulebook): readonly Difference[] => {
  const replayed = eventOf(judgeAgain(evidence, stored, rules));
  return [...differencesIn(recordedOf(evidence.judged), replayed, '')].filter(({ at }) => at !== '/judged/ruleset');
};

/** How to judge again: by which rules, and whether what was judged by others is tried under these. */
export type ReplayAsk = { readonly rules: Rulebook; readonly isAnyway: boolean };

/**
 * Judges submissions again from their recorded arrivals by the same pure functions, and compares all that the ledger says of each judgement, and its
 * trace. What the ledger says is believed: that its chain is whole is proven by `ozma verify`.
 */
export const openReplay = ({ rules, isAnyway }: ReplayAsk): ((stored: StoredJudgement) => Replayed) => {
  const evidenceOf = openEvidence();
  return (stored) => {
    const evidence = evidenceOf(stored);
    if (evidence.kind !== 'whole') return evidence;
    if (areSame(stored, rules)) return replayWhole(evidence, stored, rules);
    const decided = isAnyway ? decidedOtherwise(evidence, stored, rules) : null;
    return { kind: 'other-rules', ruleset: stored.ruleset, decided };
  };
};
