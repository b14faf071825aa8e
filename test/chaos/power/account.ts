import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Item, Told } from './told.ts';

/** What a desk owes: everything that was acknowledged, every folder that was sent, and what lay before it when the power came back. */
export type Owed = {
  readonly told: readonly Told[];
  readonly sent: readonly string[];
  /** Labels of the folders that were found in the inbox and in processing. */
  readonly found: readonly string[];
};

/** What came of it: how many acknowledgements were held up to the desk, and what is lost, doubled, or wrong otherwise. */
export type Account = {
  readonly checked: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
};

type Row = { readonly seq: number; readonly id: string; readonly path: string; readonly label: string };
type JudgedRow = Row & { readonly verdict: string };
type ItemRow = { readonly file: string; readonly place: string; readonly hash: string; readonly bytes: number };
type EventRow = { readonly kind: string; readonly repair: number; readonly attempt: number };

/** What the desk knows, as its tables have it. */
type Known = {
  readonly rows: readonly JudgedRow[];
  readonly items: ReadonlyMap<number, readonly ItemRow[]>;
  readonly events: readonly EventRow[];
  readonly repairs: readonly { readonly id: number; readonly state: string; readonly item: string }[];
  readonly claims: number;
};

const readKnown = (desk: string): Known => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const items = db
      .prepare<[], ItemRow & { readonly seq: number }>(
        'select submission_seq as seq, file, place, bytes, lower(hex(sha256)) as hash from item',
      )
      .all();
    return {
      rows: db.prepare<[], JudgedRow>('select seq, id, path, label, verdict from submission').all(),
      items: Map.groupBy(items, ({ seq }) => seq),
      events: db
        .prepare<[], EventRow>(
          `select kind, body ->> 'repair' as repair, body ->> 'attempt' as attempt from event where kind like 'repair-%'`,
        )
        .all(),
      repairs: db.prepare<[], Known['repairs'][number]>('select id, state, item_key as item from repair').all(),
      claims: db.prepare<[], { n: number }>('select count(*) as n from folder_claim').get()?.n ?? 0,
    };
  } finally {
    db.close();
  }
};

/** Verdicts whose files are promised to be on the disk (product.md 11). */
const received: readonly string[] = ['accepted', 'partial', 'held'];

/** What is wrong with a file that a record names; null when all its bytes are there. */
const lossOf = (path: string, { bytes, hash }: Pick<ItemRow, 'bytes' | 'hash'>): string | null => {
  if (!existsSync(path)) return 'is not there';
  const content = readFileSync(path);
  if (content.length !== bytes) return `has ${content.length} bytes of ${bytes}`;
  return createHash('sha256').update(content).digest('hex') === hash ? null : 'has other bytes';
};

const lossesOfFiles = (desk: string, { rows, items }: Known): readonly string[] =>
  rows
    .filter(({ verdict }) => received.includes(verdict))
    .flatMap(({ seq, id, label }) =>
      (items.get(seq) ?? []).flatMap((item) => {
        const path = `${item.place}/${id}--${label}/${item.file}`;
        const loss = lossOf(join(desk, path), item);
        return loss === null ? [] : [`${path} ${loss}`];
      }),
    );

const isSameItem = (row: ItemRow, { file, bytes, sha256 }: Item): boolean =>
  row.file === file && row.bytes === bytes && row.hash === (sha256 ?? '').replace('sha256:', '');

/** Why something that was acknowledged is not so any more; null when it is. */
const lossOfTold = (told: Told, { rows, items, events }: Known): string | null => {
  switch (told.kind) {
    case 'verdict': {
      const row = rows.find(({ id }) => id === told.submission);
      if (row?.verdict !== told.verdict) return `the verdict ${told.verdict} of ${told.submission} is not there`;
      const known = items.get(row.seq) ?? [];
      const isWhole = told.items.every((item) => known.some((one) => isSameItem(one, item)));
      return isWhole ? null : `the items of ${told.submission} are others`;
    }
    case 'claimed': {
      const { repair, attempt } = told;
      const isThere = events.some(
        (event) => event.kind === 'repair-claimed' && event.repair === repair && event.attempt === attempt,
      );
      return isThere ? null : `the claim ${repair}/${attempt} is not there`;
    }
    case 'finished': {
      const isThere = events.some(({ kind, repair }) => kind === 'repair-finished' && repair === told.repair);
      return isThere ? null : `the finish of ${told.repair} is not there`;
    }
  }
};

const repeated = (names: readonly string[], what: string): readonly string[] =>
  [...Map.groupBy(names, (name) => name)]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => `${name} ${what} ${all.length} times`);

const areas = ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'];

/** Every item file in the areas, by its name alone: each was sent once, so each may be there once. */
const itemFiles = (desk: string): readonly string[] =>
  areas.flatMap((area) =>
    readdirSync(join(desk, area), { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && entry.name.startsWith('bunny-') ? [entry.name] : [],
    ),
  );

/** The labels of the folders that wait in the inbox and in processing. */
export const waitingLabels = (desk: string): readonly string[] => {
  const entries = readdirSync(join(desk, 'inbox')).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(desk, 'inbox', name)) : [name],
  );
  const taken = readdirSync(join(desk, 'processing')).map((name) => name.slice(name.indexOf('--') + 2));
  return [...entries, ...taken];
};

const doublesIn = (desk: string, { rows, events, repairs }: Known): readonly string[] => [
  ...repeated(
    rows.map(({ path }) => path),
    'was judged',
  ),
  ...repeated(itemFiles(desk), 'is there'),
  ...repeated(
    repairs.map(({ item }) => item),
    'is queued',
  ),
  ...repeated(
    events.filter(({ kind }) => kind === 'repair-finished').map(({ repair }) => `repair ${repair}`),
    'was finished',
  ),
];

const wrongsIn = (desk: string, { rows, claims }: Known, { sent, found }: Owed): readonly string[] => {
  const judged = new Set(rows.map(({ label }) => label));
  return [
    ...found.filter((label) => !judged.has(label)).map((label) => `${label} was found and never judged`),
    ...rows.filter(({ path }) => !sent.includes(path)).map(({ path }) => `${path} was judged and never sent`),
    ...waitingLabels(desk).map((label) => `${label} is left`),
    ...readdirSync(join(desk, 'quarantine')).map((name) => `${name} is in quarantine`),
    ...(claims === 0 ? [] : [`${claims} claims of folders are left`]),
  ];
};

/**
 * Accounts for a desk after a power cut, with its own eyes: acknowledged verdicts, claims and finishes stand in the tables, each file of what was received lies whole
 * where its record says, nothing is there twice, and what was found was judged.
 */
export const account = (desk: string, owed: Owed): Account => {
  const { told } = owed;
  const checked = told.length;
  if (!existsSync(join(desk, 'ozma.db'))) {
    const lost = told.map((one) => `the ${one.kind} of a desk whose database is not there`);
    return { checked, lost, doubled: [], wrong: [] };
  }
  const known = readKnown(desk);
  return {
    checked,
    lost: [...told.flatMap((one) => lossOfTold(one, known) ?? []), ...lossesOfFiles(desk, known)],
    doubled: doublesIn(desk, known),
    wrong: wrongsIn(desk, known, owed),
  };
};
