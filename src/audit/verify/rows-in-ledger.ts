import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import type { ExportFacts } from '../../manifest/package/export-facts.ts';
import { type DeskAtHand, type ExpectedRows, expectedRows, isChoiceKnown, isStillNow } from './expected-rows.ts';
import { type Group, groupFaults, openGroups } from './row-groups.ts';
import { provenNews, type RowProof, told, unprovenNews } from './row-proof.ts';
import { columnsOf } from './rows-form.ts';

/** What was compared so far. */
type Tally = {
  rows: number;
  submissions: number;
  wrongRows: number;
  wrongSubmissions: number;
  /** Rows that nobody can read: each stands for one that would be missing. */
  unread: number;
  /** Columns that were never recorded, and of how many submissions. */
  readonly untold: Map<string, number>;
};

const called = ({ of, seq }: ExpectedRows): string => (of === `${seq}` ? of : `${of} (#${seq})`);

/** What an export should tell, one submission at a time. */
const openExpected = (facts: ExportFacts, desk: DeskAtHand) => {
  const submissions = expectedRows(facts, desk);
  let next: ExpectedRows | null = null;
  let isEnd = false;
  return {
    peek: async (): Promise<ExpectedRows | null> => {
      while (next === null && !isEnd) {
        const step = await submissions.next();
        if (step.done === true) isEnd = true;
        else if (step.value.isTaken !== false) next = step.value;
      }
      return next;
    },
    take: (): void => {
      next = null;
    },
  };
};

const untoldNews = ({ untold }: Tally): readonly VerifyNews[] =>
  [...untold].map(([column, count]) => ({
    ...unprovenNews('rows-in-ledger', 'not-recorded-then'),
    of: [column],
    count,
  }));

/** Something that the export should have and has not, or has and should not. */
const choiceFault = ({
  row,
  ...fault
}: Omit<Wrong, 'claim' | 'row' | 'column'> & { readonly row: number | null }): Wrong => ({
  ...{ claim: 'complete', row: row === null ? null : `${row}`, column: null },
  ...fault,
});

/** Counts what is compared, and says what is wrong with it. */
const openComparison = (where: string, columns: readonly string[], skipped: readonly string[]) => {
  const tally: Tally = { rows: 0, submissions: 0, wrongRows: 0, wrongSubmissions: 0, unread: 0, untold: new Map() };
  const isUnread = (rows: number): boolean => {
    if (tally.unread < rows) return false;
    tally.unread -= rows;
    return true;
  };
  return {
    tally,
    compare: (group: Group, expected: ExpectedRows): readonly Wrong[] => {
      tally.submissions += 1;
      tally.rows += group.rows.length;
      for (const column of expected.untold.filter((one) => columns.includes(one) && !skipped.includes(one))) {
        tally.untold.set(column, (tally.untold.get(column) ?? 0) + 1);
      }
      const faults = groupFaults(group, expected, columns).filter(({ how }) => how !== 'missing' || !isUnread(1));
      tally.wrongRows += faults.length;
      return faults.map((fault) => ({ claim: 'rows-in-ledger', where, ...fault }));
    },
    added: ({ rows, of }: Group): readonly Wrong[] => {
      tally.wrongSubmissions += 1;
      return [choiceFault({ where, row: rows[0]?.line ?? null, found: told(of), expected: null, how: 'added' })];
    },
    missing: (one: ExpectedRows, row: number | null): readonly Wrong[] => {
      if (one.isTaken === null || isUnread(one.rows.length)) return [];
      tally.wrongSubmissions += 1;
      return [choiceFault({ where, row, found: null, expected: called(one), how: 'missing' })];
    },
  };
};

/** What is said of completeness, and of columns that could not be compared with anything. */
function* choiceNews(facts: ExportFacts, desk: DeskAtHand, tally: Tally): Generator<VerifyNews> {
  const { unknown, snapshot } = desk;
  if (unknown !== undefined) {
    if (unknown.length > 0) yield { ...unprovenNews('rows-in-ledger', 'not-in-file'), of: unknown };
    return;
  }
  if (!isChoiceKnown(facts, desk))
    yield unprovenNews('complete', isStillNow(facts, snapshot) ? 'redacted' : 'moved-on');
  else if (tally.wrongSubmissions === 0) yield provenNews('complete', tally.submissions);
  if (facts.export === 'manifest' && !isStillNow(facts, snapshot)) {
    yield { ...unprovenNews('rows-in-ledger', 'moved-on'), of: ['queue_place'] };
  }
}

/**
 * Proves that every row of an export is what the ledger tells as of the export's head (`rows-in-ledger`), and that it has every submission that its
 * filter takes and no other (`complete`): both in the order of the ledger, in flat memory.
 */
export const openRowsInLedger = (where: string, facts: ExportFacts, desk: DeskAtHand): RowProof => {
  const columns = columnsOf[facts.export];
  const groups = openGroups(facts.export);
  const expected = openExpected(facts, desk);
  const { tally, ...comparison } = openComparison(where, columns, desk.unknown ?? ['queue_place']);
  async function* settle(group: Group): AsyncGenerator<Wrong> {
    for (;;) {
      const next = await expected.peek();
      const isIt = next !== null && (next.of === group.of || `${next.seq}` === group.seq);
      if (next === null || (!isIt && !(next.seq <= Number(group.seq)))) return yield* comparison.added(group);
      expected.take();
      if (isIt) return yield* comparison.compare(group, next);
      yield* comparison.missing(next, group.rows[0]?.line ?? null);
    }
  }
  return {
    see: async function* (rows) {
      for (const row of rows) {
        if (row.cells === null) tally.unread += 1;
        const done = row.cells === null ? null : groups.add(row, row.cells);
        if (done !== null) yield* settle(done);
      }
    },
    end: async function* () {
      const last = groups.last();
      if (last !== null) for await (const wrong of settle(last)) yield { kind: 'wrong', ...wrong };
      for (let next = await expected.peek(); next !== null; next = await expected.peek()) {
        expected.take();
        for (const wrong of comparison.missing(next, null)) yield { kind: 'wrong', ...wrong };
      }
      if (tally.wrongRows === 0) yield provenNews('rows-in-ledger', tally.rows);
      yield* choiceNews(facts, desk, tally);
      yield* untoldNews(tally);
    },
  };
};
