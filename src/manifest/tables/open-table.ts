import type { SubmissionFilter } from '../../store/reads.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { ExportName } from '../package/export-facts.ts';
import { ledgerTable } from './ledger-columns.ts';
import { ledgerRow } from './ledger-row.ts';
import { manifestTable } from './manifest-columns.ts';
import { numberedRows } from './manifest-rows.ts';
import { submissionTable } from './submission-columns.ts';
import { submissionRow } from './submission-row.ts';
import type { Row, Table, TablePage } from './table.ts';

type Source = Pick<Snapshot, 'events'> & { readonly reads: Pick<Snapshot['reads'], 'exported'> };

async function* manifestPages({ reads }: Source, filter: SubmissionFilter): AsyncGenerator<TablePage> {
  let line = 1;
  for await (const page of reads.exported(filter)) {
    const rows: Row[] = [];
    for (const recorded of page) rows.push(...numberedRows(recorded, line + rows.length));
    line += rows.length;
    yield { rows, told: page.length, verdicts: page.map(({ verdict }) => verdict) };
  }
}

async function* submissionPages({ reads }: Source, filter: SubmissionFilter): AsyncGenerator<TablePage> {
  for await (const page of reads.exported(filter)) {
    yield { rows: page.map(submissionRow), told: page.length, verdicts: page.map(({ verdict }) => verdict) };
  }
}

async function* ledgerPages({ events }: Source, filter: SubmissionFilter): AsyncGenerator<TablePage> {
  for await (const page of events(filter)) yield { rows: page.map(ledgerRow), told: page.length, verdicts: [] };
}

/** An export as a table: what it tells of the things that match a filter, all of one instant where the source is. */
export const openTable = (name: ExportName, source: Source, filter: SubmissionFilter): Table => {
  switch (name) {
    case 'manifest':
      return {
        name,
        columns: manifestTable,
        primaryKey: 'line',
        counted: 'codes',
        pages: manifestPages(source, filter),
      };
    case 'submissions':
      return {
        name,
        columns: submissionTable,
        primaryKey: 'submission',
        counted: 'codes',
        pages: submissionPages(source, filter),
      };
    case 'ledger':
      return { name, columns: ledgerTable, primaryKey: 'seq', counted: 'kind', pages: ledgerPages(source, filter) };
  }
};
