import { hash } from 'node:crypto';
import { readStoredArrival, readStoredPolicy, type StoredArrival } from '../../../schemas/arrival.ts';
import type { Arrival } from '../../domain/arrival.ts';
import type { Event, Json } from '../../domain/event.ts';
import type { Policy } from '../../domain/policy.ts';
import { judgingEvent } from '../../manifest/tables/judging-event.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';

/** What of a judgement's evidence is not what the ledger says of it. */
export type AlteredPart =
  /** There is no event that judges this submission where its row says. */
  | 'event'
  /** Its row names other rules than its event. */
  | 'ruleset'
  | 'policy'
  | 'arrival'
  /** The trace is not the one whose hash the ledger holds. */
  | 'trace';

/** The event of a judgement, with its body but for what the store added. */
export type JudgedEvent = Pick<StoredEvent, 'at' | 'submission' | 'ticket'> & { readonly body: Event['body'] };

/** What a judgement can be made again from. */
export type Evidence =
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'altered'; readonly parts: readonly AlteredPart[] }
  | {
      readonly kind: 'whole';
      readonly judged: JudgedEvent;
      readonly arrival: Arrival;
      /** Whether the trace has the hash that the ledger holds. */
      readonly isTraceWhole: boolean;
    };

type PolicyRead = { readonly text: string; readonly sha256: string; readonly policy: Policy | null };

/** Reads policies, each once for all the submissions that follow one another and were judged by it. */
const openPolicies = (): ((text: string) => PolicyRead) => {
  let last: PolicyRead | null = null;
  return (text) => {
    last = last?.text === text ? last : { text, sha256: hash('sha256', text), policy: readStoredPolicy(text) };
    return last;
  };
};

type Recorded = {
  readonly hashes: Readonly<Record<'policy' | 'arrival' | 'trace' | 'rules', Json | undefined>>;
  /** What was decided, without what the store added when it recorded it. */
  readonly body: Event['body'];
};

const recordedIn = (event: StoredEvent): Recorded => {
  const { policy, arrival, trace, rules, detained: _, ...body } = bodyOf(event);
  return { hashes: { policy, arrival, trace, rules }, body };
};

const nameHashes = new WeakMap<readonly string[], string>();

/** Hash of the names of rules, which many submissions share. */
const namesHash = (names: readonly string[]): string => {
  const known = nameHashes.get(names) ?? hash('sha256', JSON.stringify(names));
  nameHashes.set(names, known);
  return known;
};

/** Whether its row names the rules that its event names; an event of an older ozma does not say what they were called. */
const areRulesWhole = ({ ruleset, rules }: StoredJudgement, { hashes, body }: Recorded): boolean =>
  ruleset === body['ruleset'] && (hashes.rules === undefined || namesHash(rules) === hashes.rules);

/** An arrival, where its text has the hash that the ledger holds for this submission. */
const wholeArrival = ({ arrival: text }: StoredJudgement, { hashes }: Recorded): StoredArrival | null =>
  text !== null && hash('sha256', text) === hashes.arrival ? readStoredArrival(text) : null;

/** Reads what judgements were made from, once it has the hashes that the ledger holds; an arrival's text that is no arrival is altered too. */
export const openEvidence = (): ((stored: StoredJudgement) => Evidence) => {
  const policyOf = openPolicies();
  return (stored) => {
    const event = judgingEvent(stored);
    if (event === null) return { kind: 'altered', parts: ['event'] };
    const recorded = recordedIn(event);
    if (stored.arrival === null && recorded.hashes.arrival === undefined) return { kind: 'not-kept' };
    const read = stored.policy === null ? null : policyOf(stored.policy);
    const policy = read?.sha256 === recorded.hashes.policy ? (read?.policy ?? null) : null;
    const arrival = wholeArrival(stored, recorded);
    const areRulesAltered = !areRulesWhole(stored, recorded);
    if (areRulesAltered || policy === null || arrival === null) {
      const found = [areRulesAltered && 'ruleset', policy === null && 'policy', arrival === null && 'arrival'] as const;
      return { kind: 'altered', parts: found.filter((part) => part !== false) };
    }
    const { at, submission, ticket } = event;
    return {
      kind: 'whole',
      judged: { at, submission, ticket, body: recorded.body },
      arrival: { ...arrival, policy },
      isTraceWhole: hash('sha256', stored.trace) === recorded.hashes.trace,
    };
  };
};
