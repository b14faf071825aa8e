import type { Snapshot } from '../../store/snapshot.ts';
import { newsOfDeskRows } from './desk-rows-in-ledger.ts';
import type { VerifyNews, Wrong } from './proof.ts';
import { ticketFound } from './ticket-in-ledger.ts';
import { newsOfSubmissions } from './verify-submissions.ts';

/** Who is told how many submissions were verified. */
export type TablesOptions = { readonly onProgress?: (submissions: number) => void };

const newsOfTickets = async function* (snapshot: Snapshot): AsyncGenerator<VerifyNews> {
  let untold = 0;
  for await (const page of snapshot.storedTickets()) {
    for (const found of page.map(ticketFound)) {
      untold += found.untold;
      for (const one of found.wrong) yield { kind: 'wrong', ...one };
    }
  }
  if (untold === 0) return;
  const of = ['instruction.label', 'instruction.items', 'instruction.given_by'];
  yield { kind: 'unproven', claim: 'tables', because: 'from-a-table', of, count: untold };
};

const newsOfFaults = async function* (snapshot: Snapshot): AsyncGenerator<VerifyNews> {
  for await (const faults of snapshot.tableFaults()) {
    for (const { table, row, column, found, expected } of faults) {
      const how: Wrong['how'] = expected === '' ? 'added' : 'changed';
      const cells = { column, found, expected: expected === '' ? null : expected };
      yield { kind: 'wrong', claim: 'tables', where: table, row, ...cells, how };
    }
  }
};

/**
 * Proves the tables of a desk (`tables`) and what was judged (`evidence`) by its ledger, which is to be proven before (`verifyChain`). Of each
 * submission the first difference is named; the tables are proven where there is none.
 */
export const verifyTables = async function* (
  snapshot: Snapshot,
  { onProgress = () => undefined }: TablesOptions = {},
): AsyncGenerator<VerifyNews> {
  const { submissions, wrong } = yield* newsOfSubmissions(snapshot, onProgress);
  let isWhole = wrong === 0;
  for (const part of [newsOfTickets, newsOfDeskRows, newsOfFaults]) {
    for await (const news of part(snapshot)) {
      isWhole &&= news.kind !== 'wrong';
      yield news;
    }
  }
  if (isWhole) yield { kind: 'proven', claim: 'tables', count: submissions };
};
