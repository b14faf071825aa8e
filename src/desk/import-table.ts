import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { RowFault, RowReading } from '../../schemas/row.ts';
import { type DeskConfig, policyHash } from '../config.ts';
import { delimiterOf } from '../csv/delimiter.ts';
import type { CsvHeader, WantedColumns } from '../csv/header.ts';
import type { CsvRow } from '../csv/rows.ts';
import { sha256 } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { TicketPreset } from '../formats/ticket-presets.ts';
import type { ImportRun, ImportSource, RowOutcome, Store } from '../store/store.ts';
import { type FileFingerprint, fileFingerprint } from './file-fingerprint.ts';
import { type ImportProgress, type ImportReport, type ImportTally, openTally, skippedImport } from './import-report.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { inWordsOfFile, readTableRow } from './table-rows.ts';

/** What the store says of a row that it did not take. */
type Refused = Extract<RowOutcome, { readonly kind: 'refused' | 'repeated' }>;

/** What sets one kind of table apart from another. */
export type Table<Row, Column extends string> = {
  readonly what: ImportSource['what'];
  readonly columns: WantedColumns<Column>;
  /** What may stand between two cells. */
  readonly delimiters: TicketPreset['delimiters'];
  readonly reader: (header: CsvHeader<Column>) => (cells: readonly string[]) => RowReading<Row>;
  /** Compares and writes rows in one transaction; answers one outcome for each. */
  readonly write: (run: ImportRun, rows: readonly Row[]) => Promise<readonly RowOutcome[]>;
  readonly refusal: (row: Row, outcome: Refused) => RowFault;
  /** The key of the ticket that a bad row names; empty where it names none. */
  readonly ticketKeyIn: (row: CsvRow, header: CsvHeader<Column>) => string;
  /** Whether a file with nothing in it, not even a header, says that there are no rows. */
  readonly mayBeEmpty: boolean;
};

/** What an import is asked to do. `now` is when it starts; `onProgress` hears of every batch. */
export type ImportRequest = {
  readonly file: string;
  readonly config: DeskConfig;
  readonly now: Instant;
  /** Whether the file is the desk's own table; one from elsewhere where nothing is said. */
  readonly origin?: ImportSource['origin'];
  /** How another system's export of tickets reads; a table as product.md 3 has it where nothing is said. */
  readonly preset?: TicketPreset;
  readonly onProgress?: (progress: ImportProgress) => void;
};

type Located<Row> = { readonly line: number; readonly row: Row };

/** A running import with all that its batches need. */
type Running<Row, Column extends string> = {
  readonly table: Table<Row, Column>;
  readonly open: OpenTable<Column>;
  readonly run: ImportRun;
  readonly tally: ImportTally;
  readonly report: () => void;
};

/** Rows that the store compares and writes in one transaction. */
const batchRows = 1000;

const sourceOf = (
  { file, config, origin = 'elsewhere', preset }: ImportRequest,
  found: Pick<ImportSource, 'what' | 'isEmpty'>,
  contents: string,
): ImportSource => {
  const readWith = createHash('sha256').update(`${contents} ${policyHash(config)} ${JSON.stringify(preset ?? null)}`);
  return { ...found, origin, name: basename(file), sha256: sha256(readWith.digest('hex')) };
};

const writeRows = async <Row, Column extends string>(
  rows: readonly Located<Row>[],
  { table, run, tally, open, report }: Running<Row, Column>,
): Promise<void> => {
  const plain = rows.map(({ row }) => row);
  const outcomes = plain.length === 0 ? [] : await table.write(run, plain);
  for (const [index, { line, row }] of rows.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) throw new Error(`the store answered ${outcomes.length} of ${rows.length} rows`);
    if (outcome.kind !== 'refused' && outcome.kind !== 'repeated') tally.addOutcome(outcome.kind);
    else tally.addBad([{ line, ...inWordsOfFile(table.refusal(row, outcome), open.header) }]);
  }
  report();
};

/** Writes all rows; answers the keys of tickets that bad rows name. */
const importRows = async <Row, Column extends string>(running: Running<Row, Column>): Promise<readonly string[]> => {
  const { open, table, tally } = running;
  const read = table.reader(open.header);
  const badKeys = new Set<string>();
  let pending: Located<Row>[] = [];
  for await (const rows of open.rows) {
    for (const row of rows) {
      const reading = readTableRow(row, open.header, read);
      if (reading.kind === 'bad') {
        tally.addBad(reading.faults.map((fault) => ({ line: row.line, ...fault })));
        badKeys.add(table.ticketKeyIn(row, open.header));
      } else pending.push({ line: row.line, row: reading.row });
      if (pending.length < batchRows) continue;
      await writeRows(pending, running);
      pending = [];
    }
  }
  await writeRows(pending, running);
  return [...badKeys];
};

const noHeader = (what: string, name: string, columns: WantedColumns<string>): OzmaError => {
  const needed = `Its first row has to be a header with at least: ${columns.required.join(', ')}.`;
  return new OzmaError('file-invalid', `${name}:1: the file of ${what} is empty. ${needed}`);
};

/** Bytes read so far and their hash, to see that nobody wrote the file while it was read. */
const openMeter = () => {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    onBytes: (piece: Uint8Array): void => {
      hash.update(piece);
      bytes += piece.length;
    },
    bytes: () => bytes,
    isWhole: (print: FileFingerprint): boolean => hash.digest('hex') === print.sha256,
  };
};

/**
 * Imports a CSV file into a store: streaming, in batches, skipped where file and policy are those of the last import. Bad rows are told with
 * line and column and the others load. Throws `path-missing`, or `file-invalid` for a file that cannot be read as such a table.
 */
export const importTable = async <Row, Column extends string>(
  store: Pick<Store, 'startImport' | 'finishImport'>,
  table: Table<Row, Column>,
  request: ImportRequest,
): Promise<ImportReport> => {
  const { file, now, onProgress } = request;
  const name = basename(file);
  const print = await fileFingerprint(file, name);
  const meter = openMeter();
  const delimiter = await delimiterOf(file, table.delimiters);
  await using open = await openTable({ path: file, name, delimiter, onBytes: meter.onBytes }, table.columns);
  if (open === null && !table.mayBeEmpty) throw noHeader(table.what, name, table.columns);
  const source = sourceOf(request, { what: table.what, isEmpty: open?.isEmpty ?? true }, print.sha256);
  const run = await store.startImport(source, now);
  if (run === 'unchanged') return skippedImport;
  const tally = openTally();
  const report = () => onProgress?.({ rows: tally.rows(), bytes: meter.bytes(), totalBytes: print.bytes });
  const ticketKeys = open === null ? [] : await importRows({ table, open, run, tally, report });
  if (!meter.isWhole(print)) {
    throw new OzmaError('file-invalid', `${name} was written while it was read. Import it again once it is complete.`);
  }
  return tally.report(await store.finishImport(run, { count: tally.badCount(), ticketKeys }, now));
};
