import Database from 'better-sqlite3';
import type { TableFault } from '../../snapshot.ts';
import { bulkIndexNames } from '../bulk-indexes.ts';
import type { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';

type Part = { readonly type: string; readonly name: string; readonly sql: string | null };

/** SQLite keeps statistics of its own beside what ozma made. */
const selectParts = `select type, name, sql from sqlite_schema where name not like 'sqlite\\_stat%' escape '\\' order by name`;
/** So many are told; more tell nothing new. */
const limit = 100;

const keyOf = ({ type, name }: Part): string => `${type} ${name}`;

const partsOf = (db: Database.Database): readonly Part[] => db.prepare<[], Part>(selectParts).all();

/** What a desk's database is made of: that of one which was made just now. */
const openLayout = (): ReadonlyMap<string, string> => {
  const db = new Database(':memory:');
  try {
    migrate(db);
    return new Map(partsOf(db).map((part) => [keyOf(part), part.sql ?? '']));
  } finally {
    db.close();
  }
};

const fault = (of: Pick<TableFault, 'row' | 'found' | 'expected'>): TableFault => ({
  ...{ table: 'sqlite_schema', column: 'sql' },
  ...of,
});

/** An import drops indexes and makes them again, so that one may not be there just now. */
const mayBeGone: ReadonlySet<string> = new Set(bulkIndexNames.map((name) => `index ${name}`));

/** Tables, indexes, views and triggers that are not those which ozma makes: they could answer or change what no event tells. */
const partFaults = (db: Database.Database): readonly TableFault[] => {
  const layout = openLayout();
  const found = new Map(partsOf(db).map((part) => [keyOf(part), part.sql ?? '']));
  const strange = [...found].filter(([key, sql]) => layout.get(key) !== sql);
  const gone = [...layout].filter(([key]) => !found.has(key) && !mayBeGone.has(key));
  return [
    ...strange.map(([row, sql]) => fault({ row, found: sql, expected: layout.get(row) ?? '' })),
    ...gone.map(([row, sql]) => fault({ row, found: '-', expected: sql })),
  ];
};

/**
 * What SQLite itself finds: an index without a row of its table would hide an event, or a row, from whoever looks by it; and values that their columns
 * do not allow.
 */
const damageFaults = (db: Database.Database): readonly TableFault[] =>
  db
    .prepare<[], string>(`pragma integrity_check(${limit})`)
    .pluck()
    .all()
    .filter((line) => line !== 'ok')
    .map((row) => ({ table: 'integrity_check', row, column: 'answer', found: '-', expected: 'ok' }));

/** In what a database is not made as ozma makes one, or contradicts itself. */
export const layoutFaults = ({ db }: Connection): readonly TableFault[] => [...partFaults(db), ...damageFaults(db)];
