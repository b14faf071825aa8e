import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { newsOfDeskRows } from './desk-rows-in-ledger.ts';
import { ticketFound } from './ticket-in-ledger.ts';
import { newsOfSubmissions } from './verify-submissions.ts';

/** Who is told how many submissions were verified. */
export type TablesOptions = { readonly onProgress?: (submissions: number) => void };

/** What the desk's own tables say and no event repeats; of a ticket owner and opening, too, until something of it is judged. */
const importedAlone = [
  ...['registry', 'ticket.owner', 'ticket.opened_at', 'ticket.items', 'ticket.problems', 'ticket.columns'],
  'ticket.csv_status',
];

/** What is kept beside the record: no export shows it, and a verdict that it led to stands with its evidence in the ledger. */
const keptBeside = ['sighting', 'import_run', 'folder_claim', 'signal', 'serve_state', 'asked', 'meta.pseudonym_key'];

const newsOfTickets = async function* (snapshot: Snapshot): AsyncGenerator<VerifyNews> {
  let untold = 0;
  for await (const page of snapshot.storedTickets()) {
    for (const found of page.map(ticketFound)) {
      untold += found.untold;
      for (const one of found.wrong) yield { kind: 'wrong', ...one };
    }
  }
  const instructions = untold === 0 ? [] : ['instruction.label', 'instruction.items', 'instruction.given_by'];
  const of = [...importedAlone, ...instructions];
  yield { kind: 'unproven', claim: 'tables', because: 'from-a-table', of, count: null };
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
  yield { kind: 'unproven', claim: 'tables', because: 'no-event', of: keptBeside, count: null };
  if (isWhole) yield { kind: 'proven', claim: 'tables', count: submissions };
};
