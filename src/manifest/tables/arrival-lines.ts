import { hash } from 'node:crypto';
import type { SubmissionFilter } from '../../store/reads.ts';
import type { Snapshot, StoredJudgement } from '../../store/snapshot.ts';
import type { PayloadFile } from '../package/payload.ts';
import { judgingEvent } from './judging-event.ts';

/** Name of the file of arrivals in an export's payload. */
export const arrivalsName = 'arrivals.jsonl';

const submissionLine = (stored: StoredJudgement, policy: string | null): string => {
  const { submission, ledgerSeq: seq, ruleset, trace, arrival } = stored;
  const event = judgingEvent(stored);
  const { at = null, ticket = null, body: judged = null } = event ?? {};
  return JSON.stringify({ submission, seq, at, ticket, ruleset, judged, trace, policy, arrival });
};

/** Tells submissions one after another: rules and policy of each only where they are others than those that were told last. */
const openLines = (): ((stored: StoredJudgement) => readonly string[]) => {
  let told = { rules: '', policy: '', sha256: '' };
  return (stored) => {
    const { ruleset, rules: names, policy } = stored;
    const rules = JSON.stringify({ ruleset, rules: names });
    const isNew = policy !== null && policy !== told.policy;
    const sha256 = isNew ? hash('sha256', policy) : told.sha256;
    const lines = [
      ...(rules === told.rules ? [] : [rules]),
      ...(isNew ? [JSON.stringify({ policy: sha256, body: policy })] : []),
      submissionLine(stored, policy === null ? null : sha256),
    ];
    told = { rules, policy: policy ?? told.policy, sha256 };
    return lines;
  };
};

/**
 * What was judged, as JSON Lines without their ends of line, in pages and in the order of the ledger: for each submission a line with the body of its
 * event, its trace and its arrival as the very texts that were hashed, and before it a line with its rules and one with its policy where they are
 * others than those of the submission before.
 */
export async function* arrivalLines(
  snapshot: Pick<Snapshot, 'judgements'>,
  filter: SubmissionFilter,
): AsyncGenerator<readonly string[]> {
  const linesOf = openLines();
  for await (const page of snapshot.judgements(filter)) yield page.flatMap(linesOf);
}

/** The arrivals of an export as a file of its payload, from which its submissions can be judged again without the desk. */
export const arrivalsFile = (snapshot: Pick<Snapshot, 'judgements'>, filter: SubmissionFilter): PayloadFile => ({
  name: arrivalsName,
  head: '',
  rows: arrivalLines(snapshot, filter),
  lineEnd: '\n',
  resource: {
    kind: 'plain',
    name: 'arrivals',
    title: 'What each submission was judged from, as JSON Lines, to judge it again by `ozma replay`',
    format: 'jsonl',
    mediatype: 'application/jsonl',
  },
});
