import type Database from 'better-sqlite3';
import { itemKey } from '../../domain/item.ts';
import type { ImportRun, RegistryRow, RowOutcome } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import type { ImportRuns } from './import-runs.ts';

type Stored = {
  readonly item_key: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly owner_id: string | null;
  readonly owner_key: string;
  readonly owner_skeleton: string;
  readonly run: number;
};

const selectStored = `select r.item_key, r.kind, r.id, r.name, r.owner, r.owner_id, r.owner_key, r.owner_skeleton, r.run
  from json_each(?) k cross join registry r on r.item_key = k.value`;
const upsert = `insert into registry (item_key, kind, id, name, owner, owner_id, owner_key, owner_skeleton, run)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (item_key) do update set kind = excluded.kind, id = excluded.id, name = excluded.name, owner = excluded.owner,
    owner_id = excluded.owner_id, owner_key = excluded.owner_key, owner_skeleton = excluded.owner_skeleton, run = excluded.run`;
const markSeen = 'update registry set run = max(run, ?) where item_key in (select value from json_each(?))';

const hasSameOwner = (row: RegistryRow, stored: Stored): boolean =>
  (row.owner?.name ?? null) === stored.owner && (row.owner?.id ?? null) === stored.owner_id;

const isSame = (row: RegistryRow, stored: Stored): boolean =>
  row.ref.kind === stored.kind && row.ref.id === stored.id && row.name === stored.name && hasSameOwner(row, stored);

const hasSameKeys = (row: RegistryRow, stored: Stored): boolean =>
  row.ownerKey === stored.owner_key && row.ownerSkeleton === stored.owner_skeleton;

type UpsertParams = [
  ...[key: string, kind: string, id: string, name: string, owner: string | null, ownerId: string | null],
  ...[ownerKey: string, ownerSkeleton: string, run: number],
];

const upsertParams = (
  key: string,
  { ref, name, owner, ownerKey, ownerSkeleton }: RegistryRow,
  run: number,
): UpsertParams => [
  ...([key, ref.kind, ref.id, name, owner?.name ?? null, owner?.id ?? null] as const),
  ...([ownerKey, ownerSkeleton, run] as const),
];

/** Compares and writes registry rows; the answer is to be called inside a transaction. */
export const openImportRegistry = (
  db: Database.Database,
  state: DeskState,
  runs: ImportRuns,
): ((run: ImportRun, rows: readonly RegistryRow[]) => readonly RowOutcome[]) => {
  const load = db.prepare<[string], Stored>(selectStored);
  const put = db.prepare<UpsertParams>(upsert);
  const mark = db.prepare<[number, string]>(markSeen);
  return (run, rows) => {
    const keys = rows.map((row) => itemKey(row.ref));
    const stored = new Map(load.all(JSON.stringify(keys)).map((row) => [row.item_key, row]));
    const came = new Set<string>();
    const since = runs.lastFinished('registry');
    let writes = 0;
    const outcomes = rows.map((row, index): RowOutcome => {
      const key = keys[index] ?? '';
      const before = stored.get(key);
      if (came.has(key) || before?.run === run.id) return { kind: 'repeated' };
      came.add(key);
      const counts = before !== undefined && before.run >= since;
      if (counts && isSame(row, before) && hasSameKeys(row, before)) return { kind: 'unchanged' };
      put.run(...upsertParams(key, row, run.id));
      writes += 1;
      if (!counts) return { kind: 'added' };
      return { kind: isSame(row, before) ? 'unchanged' : 'changed' };
    });
    mark.run(run.id, JSON.stringify([...came]));
    runs.count(run, outcomes);
    if (writes > 0) state.nextEpoch();
    return outcomes;
  };
};
