import { type ArrivalLine, readArrivalLine } from '../../../schemas/arrival-line.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import { fileLines } from './file-lines.ts';

/** One judgement as an export's arrivals tell it, or a line that tells nothing. */
export type ArrivalRead =
  | { readonly kind: 'judgement'; readonly stored: StoredJudgement }
  | { readonly kind: 'malformed'; readonly line: number };

type SubmissionLine = Extract<ArrivalLine, { kind: 'submission' }>;

/** The event as far as it is told: its hash is not, for it says nothing without the one before it. */
const eventOf = ({ submission, seq, at, ticket, judged }: SubmissionLine): StoredEvent | null =>
  judged === null || at === null
    ? null
    : {
        seq,
        at,
        kind: 'submission-judged',
        actor: 'ozma',
        submission,
        ticket,
        ticketKey: null,
        body: judged,
        hash: '',
      };

/** What was told last of rules and policies. */
type Told = {
  readonly ruleset: string;
  readonly names: readonly string[];
  readonly sha256: string;
  readonly text: string;
};

const judgementOf = (line: SubmissionLine, told: Told): StoredJudgement => {
  const judged = eventOf(line);
  const label = judged === null ? null : bodyOf(judged)['label'];
  return {
    seq: line.seq,
    submission: line.submission,
    label: typeof label === 'string' ? label : '',
    ledgerSeq: line.seq,
    judged,
    trace: line.trace,
    ruleset: line.ruleset,
    rules: line.ruleset === told.ruleset ? told.names : [],
    arrival: line.arrival,
    policy: line.policy === told.sha256 ? told.text : null,
  };
};

/** The judgements of an export's arrivals, in pages and in their order, in flat memory. */
export async function* readArrivals(file: string): AsyncGenerator<readonly ArrivalRead[]> {
  let told: Told = { ruleset: '', names: [], sha256: '', text: '' };
  let number = 0;
  const read = (text: string): readonly ArrivalRead[] => {
    number += 1;
    const line = readArrivalLine(text);
    switch (line.kind) {
      case 'rules':
        told = { ...told, ruleset: line.ruleset, names: line.names };
        return [];
      case 'policy':
        told = { ...told, sha256: line.sha256, text: line.text };
        return [];
      case 'submission':
        return [{ kind: 'judgement', stored: judgementOf(line, told) }];
      case 'malformed':
        return [{ kind: 'malformed', line: number }];
    }
  };
  for await (const lines of fileLines(file)) yield lines.flatMap(read);
}
