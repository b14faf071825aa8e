import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Delivery } from './deliver.ts';

const areas = ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'];

const filesUnder = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const countBy = (values: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));

type Row = { readonly path: string; readonly id: string; readonly verdict: string; readonly disposition: string };

const faultsOfRows = (rows: readonly Row[], deliveries: readonly Delivery[]): readonly string[] => {
  const judged = countBy(rows.map(({ path }) => path.split('/')[1] ?? ''));
  return deliveries.flatMap(({ unique }) => {
    const times = judged.get(`@${unique}`) ?? 0;
    return times === 1 ? [] : [`folder ${unique} was judged ${times} times`];
  });
};

const faultsOfFiles = (files: readonly string[], deliveries: readonly Delivery[]): readonly string[] => {
  const names = countBy(files.map((file) => file.slice(file.lastIndexOf('/') + 1)));
  const wanted = countBy(deliveries.flatMap((delivery) => delivery.files));
  return [...wanted].flatMap(([name, count]) => {
    const found = names.get(name) ?? 0;
    return found === count ? [] : [`${count} files named ${name} were delivered, ${found} are there`];
  });
};

const areaOf: Readonly<Record<string, string>> = { repair: 'repair', hold: 'held', return: 'returned', trash: 'trash' };

const faultsOfPlaces = (desk: string, rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ id, disposition }) => {
    const area = areaOf[disposition] ?? '';
    const isThere = readdirSync(join(desk, area)).some((name) => name.startsWith(id));
    return isThere ? [] : [`submission ${id} is recorded for ${area} and is not there`];
  });

/**
 * Accounts for everything that was delivered, with its own eyes: each folder judged once, each file in one place, each submission where its
 * record says, one repair an item, nothing left behind. Answers what is wrong; nothing when all is well.
 */
export const account = (desk: string, deliveries: readonly Delivery[]): readonly string[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const rows = db.prepare<[], Row>('select path, id, verdict, disposition from submission').all();
    const repairs = db.prepare<[], { item_key: string }>('select item_key from repair').all();
    const claims = db.prepare<[], { n: number }>('select count(*) as n from folder_claim').get()?.n ?? 0;
    const doubled = [...countBy(repairs.map((repair) => repair.item_key))].filter(([, count]) => count !== 1);
    const left = ['inbox', 'processing', 'quarantine'].flatMap((area) =>
      readdirSync(join(desk, area)).map((name) => `${area}/${name}`),
    );
    return [
      ...faultsOfRows(rows, deliveries),
      ...faultsOfFiles(
        areas.flatMap((area) => filesUnder(join(desk, area))),
        deliveries,
      ),
      ...faultsOfPlaces(desk, rows),
      ...doubled.map(([item, count]) => `${item} has ${count} repairs`),
      ...left.map((path) => `${path} is left`),
      ...(claims === 0 ? [] : [`${claims} claims are left`]),
    ];
  } finally {
    db.close();
  }
};

/** How many repairs wait, and how many submissions there are by verdict. */
export const figures = (
  desk: string,
): { readonly repairs: number; readonly verdicts: Readonly<Record<string, number>> } => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const repairs = db.prepare<[], { n: number }>('select count(*) as n from repair').get()?.n ?? 0;
    const rows = db
      .prepare<[], { verdict: string; n: number }>('select verdict, count(*) as n from submission group by verdict')
      .all();
    return { repairs, verdicts: Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n])) };
  } finally {
    db.close();
  }
};
