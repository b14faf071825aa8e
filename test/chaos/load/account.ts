import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Delivery, labelIn } from './delivery.ts';

type Row = { readonly id: string; readonly path: string; readonly verdict: string; readonly place: string };
type Lying = { readonly area: string; readonly dir: string; readonly files: readonly string[] };

const areas = ['repair', 'held', 'returned', 'trash'];
const passing = ['inbox', 'processing', 'quarantine'];

const filesIn = (dir: string): readonly string[] => readdirSync(dir, { recursive: true, encoding: 'utf8' });

/** What lies in the areas, by the id that begins its name. */
const lyingIn = (desk: string): ReadonlyMap<string, readonly Lying[]> =>
  Map.groupBy(
    areas.flatMap((area) =>
      readdirSync(join(desk, area)).map((name): Lying & { readonly id: string } => {
        const dir = join(desk, area, name);
        return { id: name.slice(0, name.indexOf('--')), area, dir, files: filesIn(dir) };
      }),
    ),
    ({ id }) => id,
  );

const faultsOfFiles = ({ path, files }: Delivery, found: readonly Lying[]): readonly string[] => {
  const lying = found.flatMap(({ dir, files: names }) => names.map((name) => ({ name, dir })));
  const extra = lying.filter(({ name }) => !files.has(name)).map(({ name }) => `${path}: nobody sent ${name}`);
  const wrong = [...files].flatMap(([name, text]) => {
    const places = lying.filter((file) => file.name === name);
    const [one] = places;
    if (one === undefined || places.length > 1) return [`${path}: ${name} lies in ${places.length} places`];
    return readFileSync(join(one.dir, name), 'utf8') === text ? [] : [`${path}: ${name} is not whole`];
  });
  return [...extra, ...wrong];
};

const faultsOfPlace = (row: Row, found: readonly Lying[]): readonly string[] => {
  const where = found.map(({ area }) => area).join(' and ');
  return where === row.place ? [] : [`${row.path} is recorded in ${row.place}, and lies in ${where || 'no area'}`];
};

/** Which verdicts each label got, against those that it deserves: of two that are the same it does not matter which came first. */
const faultsOfVerdicts = (rows: readonly Row[], deliveries: readonly Delivery[]): readonly string[] => {
  const given = Map.groupBy(rows, ({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const due = Map.groupBy(deliveries, labelIn);
  const sorted = (all: readonly { readonly verdict: string }[] = []): string =>
    all
      .map(({ verdict }) => verdict)
      .toSorted()
      .join(' ');
  return [...new Set([...given.keys(), ...due.keys()])].flatMap((label) => {
    const [is, ought] = [sorted(given.get(label)), sorted(due.get(label))];
    return is === ought ? [] : [`${label} was judged '${is}' and deserves '${ought}'`];
  });
};

const faultsOfRecord = (desk: string, deliveries: readonly Delivery[], rows: readonly Row[]): readonly string[] => {
  const lying = lyingIn(desk);
  const byPath = Map.groupBy(rows, ({ path }) => path);
  const known = new Set(rows.map(({ id }) => id));
  const strays = [...lying.keys()].filter((id) => !known.has(id)).map((id) => `nothing is recorded of ${id}`);
  const faults = deliveries.flatMap((delivery) => {
    const [row, ...more] = byPath.get(`inbox/${delivery.path}`) ?? [];
    if (row === undefined || more.length > 0) return [`${delivery.path} was judged ${more.length} times too often`];
    const found = lying.get(row.id) ?? [];
    return [...faultsOfPlace(row, found), ...faultsOfFiles(delivery, found)];
  });
  return [...strays, ...faults];
};

const selectUnfinished = `select count(*) from repair where state <> 'fulfilled' or returned_at is null`;
const selectDoubled = 'select count(*) from (select item_key from repair group by item_key having count(*) > 1)';

const faultsOfRepairs = (db: Database.Database, deliveries: readonly Delivery[]): readonly string[] => {
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const items = deliveries
    .filter(({ verdict }) => verdict === 'accepted')
    .reduce((sum, { files }) => sum + files.size - 1, 0);
  const told: readonly (readonly [what: string, is: number, ought: number])[] = [
    ['repairs', count('select count(*) from repair'), items],
    ['repairs that did not come to their end', count(selectUnfinished), 0],
    ['items with several repairs', count(selectDoubled), 0],
    ['claims of folders that are left', count('select count(*) from folder_claim'), 0],
    ['pauses that are left', count('select count(*) from pause'), 0],
  ];
  return told.flatMap(([what, is, ought]) => (is === ought ? [] : [`${is} ${what}, not ${ought}`]));
};

/**
 * Accounts for everything that was sent to a desk that has come to rest, with its own eyes: judged once and as it deserves, every file in one place,
 * byte for byte, where the record says, each item repaired once, nothing left behind. Answers what is wrong; nothing when all is well.
 */
export const accountFor = (desk: string, deliveries: readonly Delivery[]): readonly string[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const rows = db.prepare<[], Row>('select id, path, verdict, place from submission').all();
    const left = passing.flatMap((area) => readdirSync(join(desk, area)).map((name) => `${area}/${name} is left`));
    return [
      ...left,
      ...faultsOfVerdicts(rows, deliveries),
      ...faultsOfRecord(desk, deliveries, rows),
      ...faultsOfRepairs(db, deliveries),
    ];
  } finally {
    db.close();
  }
};
