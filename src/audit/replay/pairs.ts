import { submissionId } from '../../domain/ids.ts';
import type { Snapshot, StoredJudgement } from '../../store/snapshot.ts';
import type { SubmissionRows } from './export-rows.ts';
import type { ArrivalRead } from './read-arrivals.ts';

/** What was stored of a judgement beside the rows that an export has of it; null for what is not there. */
export type Pair =
  | { readonly kind: 'pair'; readonly stored: StoredJudgement; readonly rows: SubmissionRows | null }
  | { readonly kind: 'unknown'; readonly rows: SubmissionRows }
  | { readonly kind: 'malformed'; readonly line: number };

const pageSize = 500;

/** Judgements without an export beside them. */
export async function* pairsOf(
  pages: AsyncIterable<readonly StoredJudgement[]> | Iterable<readonly StoredJudgement[]>,
): AsyncGenerator<Pair> {
  for await (const page of pages) for (const stored of page) yield { kind: 'pair', stored, rows: null };
}

/** The arrivals of an export beside its rows: both stand in the order of the ledger, so that one of each is enough to know. */
export async function* pairsInExport(
  arrivals: AsyncIterable<readonly ArrivalRead[]>,
  rows: AsyncGenerator<SubmissionRows>,
): AsyncGenerator<Pair> {
  let next = await rows.next();
  async function* unknownBefore(seq: number): AsyncGenerator<Pair> {
    for (; next.done !== true && !(next.value.seq >= seq); next = await rows.next()) {
      yield { kind: 'unknown', rows: next.value };
    }
  }
  const beside = async ({ ledgerSeq, submission }: StoredJudgement): Promise<SubmissionRows | null> => {
    const { value, done } = next;
    if (done === true || value.seq !== ledgerSeq || value.submission !== submission) return null;
    next = await rows.next();
    return value;
  };
  for await (const page of arrivals) {
    for (const read of page) {
      if (read.kind === 'malformed') {
        yield read;
        continue;
      }
      const { stored } = read;
      yield* unknownBefore(stored.ledgerSeq);
      yield { kind: 'pair', stored, rows: await beside(stored) };
    }
  }
  yield* unknownBefore(Number.POSITIVE_INFINITY);
}

async function* inPages<T>(all: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let page: T[] = [];
  for await (const one of all) {
    page.push(one);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** The rows of an export beside what a desk has stored of their submissions. */
export async function* pairsWithDesk(
  { judgementsOf }: Pick<Snapshot, 'judgementsOf'>,
  rows: AsyncIterable<SubmissionRows>,
): AsyncGenerator<Pair> {
  for await (const page of inPages(rows)) {
    const stored = await judgementsOf(page.map(({ submission }) => submissionId(submission)));
    const byId = new Map<string, StoredJudgement>(stored.map((one) => [one.submission, one]));
    for (const told of page) {
      const known = byId.get(told.submission);
      yield known === undefined ? { kind: 'unknown', rows: told } : { kind: 'pair', stored: known, rows: told };
    }
  }
}
