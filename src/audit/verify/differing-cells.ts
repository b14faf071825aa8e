import type { Wrong } from '../../domain/proof.ts';
import type { StoredCells } from '../../store/stored-rows.ts';

/** A row by its table and by what identifies it. */
export type RowName = { readonly table: string; readonly row: string };

const textOf = (value: StoredCells[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

/** A row that is there and of which the ledger tells nothing, or the other way round. */
export const strayRow = ({ table, row }: RowName, how: 'added' | 'missing'): Wrong => ({
  ...{ claim: 'tables', where: table, row, column: null, found: null, expected: null, how },
});

/** The first column in which a row is not as the ledger tells it; null where there is none. Columns that are not told do not count. */
export const differingCell = (
  name: RowName,
  stored: StoredCells | undefined,
  told: StoredCells | undefined,
): Wrong | null => {
  if (stored === undefined || told === undefined) {
    return stored === told ? null : strayRow(name, stored === undefined ? 'missing' : 'added');
  }
  const column = Object.keys(told).find((one) => stored[one] !== told[one]);
  if (column === undefined) return null;
  return {
    ...{ claim: 'tables', where: name.table, row: name.row, column, how: 'changed' },
    ...{ found: textOf(stored[column]), expected: textOf(told[column]) },
  };
};

/** Rows and what is told of them, matched by a key: the first difference, or null. */
export const differingRow = (
  stored: ReadonlyMap<string, StoredCells>,
  told: ReadonlyMap<string, StoredCells>,
  nameOf: (key: string) => RowName,
): Wrong | null => {
  for (const key of new Set([...told.keys(), ...stored.keys()])) {
    const wrong = differingCell(nameOf(key), stored.get(key), told.get(key));
    if (wrong !== null) return wrong;
  }
  return null;
};
