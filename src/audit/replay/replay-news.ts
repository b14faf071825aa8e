import type { SubmissionId } from '../../domain/ids.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import type { Difference } from './differences.ts';
import type { ReplayableExport } from './export-at.ts';
import type { Pair } from './pairs.ts';
import { openReplay, type ReplayAsk, type Replayed } from './replay.ts';
import { rowDifferences } from './row-differences.ts';

/** What a replay says of one submission, or of a part of an export that belongs to none. */
export type ReplayNews =
  | {
      readonly kind: 'replayed';
      readonly submission: SubmissionId;
      readonly label: string;
      readonly replayed: Replayed;
      /** Where the rows of an export say otherwise than the replay. */
      readonly rows: readonly Difference[];
      /** Whether its rows differ by what somebody decided since, and by nothing else. */
      readonly isDecidedSince: boolean;
    }
  /** The export has rows of a submission of which nothing is stored. */
  | { readonly kind: 'unknown'; readonly submission: string; readonly line: number }
  /** A line of the export's arrivals that says nothing. */
  | { readonly kind: 'malformed'; readonly line: number };

/** How many submissions a replay looked at, and what came of them. */
export type ReplayTally = {
  readonly submissions: number;
  /** Judged again under the rules that they were judged by. */
  readonly judged: number;
  /** Of those, how many came out otherwise, by themselves or in the rows of the export. */
  readonly differ: number;
  readonly altered: number;
  readonly notKept: number;
  readonly otherRules: number;
  /** Of those, how many would be decided otherwise by today's rules; 0 where nobody asked. */
  readonly otherwise: number;
  readonly decidedSince: number;
  readonly unknown: number;
  readonly malformed: number;
};

/** Nothing yet. */
export const emptyTally: ReplayTally = {
  submissions: 0,
  judged: 0,
  differ: 0,
  altered: 0,
  notKept: 0,
  otherRules: 0,
  otherwise: 0,
  decidedSince: 0,
  unknown: 0,
  malformed: 0,
};

/** Whether something is not as it was recorded, or would be decided otherwise. */
export const isFound = (news: ReplayNews): boolean => {
  if (news.kind !== 'replayed') return true;
  const { replayed } = news;
  if (replayed.kind === 'other-rules') return (replayed.decided?.length ?? 0) > 0;
  return replayed.kind === 'differs' || replayed.kind === 'altered' || news.rows.length > 0;
};

/** A tally with one more piece of news in it. */
export const counted = (tally: ReplayTally, news: ReplayNews): ReplayTally => {
  if (news.kind !== 'replayed') return { ...tally, [news.kind]: tally[news.kind] + 1 };
  const { replayed } = news;
  const one = (is: boolean): number => (is ? 1 : 0);
  const isJudged = replayed.kind === 'same' || replayed.kind === 'differs';
  return {
    ...tally,
    submissions: tally.submissions + 1,
    judged: tally.judged + one(isJudged),
    differ: tally.differ + one(isJudged && isFound(news)),
    altered: tally.altered + one(replayed.kind === 'altered'),
    notKept: tally.notKept + one(replayed.kind === 'not-kept'),
    otherRules: tally.otherRules + one(replayed.kind === 'other-rules'),
    otherwise: tally.otherwise + one(replayed.kind === 'other-rules' && isFound(news)),
    decidedSince: tally.decidedSince + one(news.isDecidedSince),
  };
};

const nothingSaid = { differences: [], isDecidedSince: false } as const;

/** The rows of an export are compared with what was judged again, where there is an export with names. */
const rowsSaid = (
  replayed: Replayed,
  stored: StoredJudgement,
  { rows, from }: { readonly rows: Extract<Pair, { kind: 'pair' }>['rows']; readonly from: ReplayableExport | null },
) =>
  from === null || from.isRedacted || (replayed.kind !== 'same' && replayed.kind !== 'differs')
    ? nothingSaid
    : rowDifferences(rows, { entry: replayed.entry, stored, what: from.table.export });

/** Judges again what was stored, one submission after another in flat memory; `from` is the export whose rows stand beside it. */
export async function* replayNews(
  pairs: AsyncIterable<Pair>,
  ask: ReplayAsk,
  from: ReplayableExport | null,
): AsyncGenerator<ReplayNews> {
  const replay = openReplay(ask);
  for await (const pair of pairs) {
    if (pair.kind === 'malformed') yield pair;
    else if (pair.kind === 'unknown') {
      yield { kind: 'unknown', submission: pair.rows.submission, line: pair.rows.rows[0]?.line ?? 0 };
    } else {
      const { stored, rows } = pair;
      const replayed = replay(stored);
      const { differences, isDecidedSince } = rowsSaid(replayed, stored, { rows, from });
      const { submission, label } = stored;
      yield { kind: 'replayed', submission, label, replayed, rows: differences, isDecidedSince };
    }
  }
}
