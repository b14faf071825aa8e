import { type CsvHeader, readHeader, type WantedColumns } from '../csv/header.ts';
import { type CsvFile, type CsvRow, csvRows } from '../csv/rows.ts';
import { OzmaError } from '../domain/ozma-error.ts';

/** A file of rows under a header; disposing of it closes the file, wherever reading has come to. */
export type OpenTable<Column extends string> = AsyncDisposable & {
  readonly header: CsvHeader<Column>;
  readonly rows: AsyncGenerator<readonly CsvRow[]>;
  /** Whether there is no row below the header. */
  readonly isEmpty: boolean;
};

const headerOf = <Column extends string>(
  row: CsvRow,
  wanted: WantedColumns<Column>,
  name: string,
): CsvHeader<Column> => {
  if (row.kind === 'broken')
    throw new OzmaError('file-invalid', `${name}:${row.line}: the header cannot be read: ${row.why}.`);
  const reading = readHeader(row.cells, wanted);
  if (reading.kind === 'header') return reading.header;
  const faults = reading.faults.join('; ');
  throw new OzmaError(
    'file-invalid',
    `${name}:${row.line}: ${faults}. Expected a header with the columns ${wanted.known.join(', ')} (needed: ${wanted.required.join(', ')}).`,
  );
};

async function* withFirst<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

/** The first rows that come; none at the end of the file. */
const firstRows = async (batches: AsyncGenerator<readonly CsvRow[]>): Promise<readonly CsvRow[]> => {
  for (;;) {
    const batch = await batches.next();
    if (batch.done === true) return [];
    if (batch.value.length > 0) return batch.value;
  }
};

const tableIn = async <Column extends string>(
  batches: AsyncGenerator<readonly CsvRow[]>,
  wanted: WantedColumns<Column>,
  name: string,
): Promise<OpenTable<Column> | null> => {
  const [first, ...rest] = await firstRows(batches);
  if (first === undefined) return null;
  const header = headerOf(first, wanted, name);
  const more = rest.length > 0 ? rest : await firstRows(batches);
  return {
    header,
    rows: withFirst(more, batches),
    isEmpty: more.length === 0,
    [Symbol.asyncDispose]: async () => {
      await batches.return(undefined);
    },
  };
};

/**
 * Opens a table of a file called `name`: reads its header, and refuses one that lacks a needed column or has one twice (`file-invalid`). Null where the file
 * has nothing in it.
 */
export const openTable = async <Column extends string>(
  file: CsvFile & { readonly name: string },
  wanted: WantedColumns<Column>,
): Promise<OpenTable<Column> | null> => {
  const batches = csvRows(file);
  try {
    return await tableIn(batches, wanted, file.name);
  } catch (error) {
    await batches.return(undefined);
    throw error;
  }
};
