import { unguarded } from '../../schemas/row.ts';
import { textKey } from '../domain/text.ts';

/** Where a file has the columns that ozma reads, and those that it only keeps, in file order. */
export type CsvHeader<Column extends string> = {
  readonly width: number;
  readonly places: ReadonlyMap<Column, number>;
  readonly others: readonly { readonly place: number; readonly name: string }[];
  /** What the file calls its cell at a place, for people. */
  readonly nameAt: (place: number) => string;
};

/** A header as read, or everything that is wrong with it. */
export type HeaderReading<Column extends string> =
  | { readonly kind: 'header'; readonly header: CsvHeader<Column> }
  | { readonly kind: 'bad'; readonly faults: readonly string[] };

/** Which columns are looked for; `renamed`: what the file calls them where it has that, else ozma's own name counts. */
export type WantedColumns<Column extends string> = {
  readonly known: readonly Column[];
  readonly required: readonly Column[];
  readonly renamed: Readonly<Partial<Record<Column, string>>>;
  /** Columns whose own name means something else in this file, so that it never counts. */
  readonly misleading: readonly Column[];
};

const placesOf = (keys: readonly string[], name: string): readonly number[] =>
  keys.flatMap((key, place) => (key === textKey(name) ? [place] : []));

/** Finds columns by name, trimmed and in any case. */
export const readHeader = <Column extends string>(
  cells: readonly string[],
  { known, required, renamed, misleading }: WantedColumns<Column>,
): HeaderReading<Column> => {
  const keys = cells.map((cell) => textKey(cell));
  const found = known.map((column) => {
    const theirs = placesOf(keys, renamed[column] ?? column);
    const isFound = theirs.length > 0 || misleading.includes(column);
    return { column, places: isFound ? theirs : placesOf(keys, column) };
  });
  const faults = [
    ...found
      .filter(({ places }) => places.length > 1)
      .map(
        ({ column, places }) =>
          `the column ${cells[places[0] ?? 0]?.trim() || column} stands ${places.length} times in the header`,
      ),
    ...found
      .filter(({ column, places }) => places.length === 0 && required.includes(column))
      .map(({ column }) => `the column ${renamed[column] ?? column} is missing in the header`),
  ];
  if (faults.length > 0) return { kind: 'bad', faults };
  const places = new Map(
    found.flatMap(({ column, places: [place] }) => (place === undefined ? [] : [[column, place] as const])),
  );
  const taken = new Set(places.values());
  const others = cells.flatMap((name, place) => (taken.has(place) ? [] : [{ place, name: name.trim() }]));
  const nameAt = (place: number): string => cells[place]?.trim() || `cell ${place + 1}`;
  return { kind: 'header', header: { width: cells.length, places, others, nameAt } };
};

/** The cells of a row by ozma's column names, without the guard of spreadsheets; a column that the file does not have is not there. */
export const cellTexts = <Column extends string>(
  cells: readonly string[],
  header: CsvHeader<Column>,
): Readonly<Record<string, string>> => {
  const texts: Record<string, string> = {};
  for (const [column, place] of header.places) texts[column] = unguarded(cells[place] ?? '');
  return texts;
};
