import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PayloadFile } from '../../../src/manifest/package/payload.ts';
import { writePackage } from '../../../src/manifest/package/write-package.ts';
import { openTable } from '../../../src/manifest/tables/open-table.ts';
import { type Cells, headerLine, tableLines } from '../../../src/manifest/tables/table-text.ts';
import { countTable } from '../../../src/manifest/tables/tally.ts';
import { type ExportedSubmission, everySubmission } from '../../../src/store/reads.ts';
import type { LinkedEvent } from '../../../src/store/snapshot.ts';
import { entryItem, entryTicket, submissionNumbered } from '../../store/builders.ts';
import { someFacts } from '../package/contents.ts';
import { aRecorded } from '../recorded.ts';
import { hostileTexts } from './hostile-texts.ts';

/** An export of submissions whose label, owner, item and file are hostile texts, one text a submission. */
export type HostileExport = AsyncDisposable & {
  readonly dir: string;
  readonly csv: string;
  readonly texts: readonly string[];
};

const hostile = (text: string, index: number): ExportedSubmission =>
  aRecorded({
    submission: submissionNumbered(index),
    label: text,
    ticket: entryTicket({ owner: { name: text, id: text }, expected: [] }),
    items: [entryItem('1', { name: text, file: text, ref: null })],
    repairs: [null],
  });

async function* pagesOf<T>(...pages: readonly (readonly T[])[]): AsyncGenerator<readonly T[]> {
  yield* pages;
}

/** Writes such an export; it goes with its end. */
export const hostileExport = async (cells: Cells, { crlf = false, bom = false } = {}): Promise<HostileExport> => {
  const root = await mkdtemp(join(tmpdir(), 'ozma-hostile-'));
  const texts = await hostileTexts();
  const source = { reads: { exported: () => pagesOf(texts.map(hostile)) }, events: () => pagesOf<LinkedEvent>() };
  const { table, figures } = countTable(openTable('manifest', source, everySubmission));
  const lineEnd = crlf ? '\r\n' : '\n';
  const file: PayloadFile = {
    name: 'manifest.csv',
    head: `${bom ? '\uFEFF' : ''}${headerLine(table)}${lineEnd}`,
    rows: tableLines(table, cells),
    lineEnd,
    resource: { kind: 'table', name: 'manifest', title: '', fields: table.columns, primaryKey: [table.primaryKey] },
  };
  const dir = join(root, 'export');
  await writePackage(dir, { files: [file], facts: () => someFacts({ export: 'manifest', cells, ...figures() }) });
  return {
    dir,
    csv: join(dir, 'data', 'manifest.csv'),
    texts,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
};

/** Where the hostile texts stand in a row: label, owner, owner_id, item_name, file. */
export const hostilePlaces = [3, 6, 7, 11, 12] as const;
