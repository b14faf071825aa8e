import type { Wrong } from '../../domain/proof.ts';
import type { StoredCells, StoredSubmission } from '../../store/stored-rows.ts';
import { differingCell, differingRow, type RowName } from './differing-cells.ts';
import type { Story, Untold } from './story/story.ts';
import { attemptCells, findingCells, itemCells, repairCells, submissionCells } from './story/story-rows.ts';

type Keyed = readonly (readonly [key: string, cells: StoredCells])[];

/** Columns of the tables that cannot be held against events that do not tell of them. */
const columnsOf: Readonly<Record<Untold, readonly string[]>> = {
  'owner-id': ['submission.owner_id'],
  'ticket-status': ['submission.ticket_status'],
  'opened-at': ['submission.opened_at'],
  'instructed-at': ['submission.instructed_at'],
  expected: ['submission.expected'],
  'item-name': ['item.name'],
  'item-bytes': ['item.bytes'],
  'is-detained': ['submission.is_detained'],
  'repair-number': [],
  'status-now': [],
  trace: [],
};

/** The columns of a submission's rows that its events do not tell. */
export const untoldColumns = ({ untold }: Story): readonly string[] => [...untold].flatMap((what) => columnsOf[what]);

const at = (position: unknown, ...more: readonly unknown[]): string => [position, ...more].join(' ');

const toldRepairs = ({ items }: Story): Keyed =>
  items.flatMap((item, position) =>
    item.repair === null ? [] : [[at(position), repairCells(item, position, item.repair)] as const],
  );

const toldAttempts = ({ items }: Story): Keyed =>
  items.flatMap(({ repair }, position) =>
    (repair?.attempts ?? []).map((attempt) => [at(position, attempt.number), attemptCells(attempt)] as const),
  );

const storedAttempts = ({ repairs, attempts }: StoredSubmission): Keyed => {
  const positionOf = new Map(repairs.map(({ id, position }) => [id, position]));
  return attempts.map((cells) => [at(positionOf.get(cells['repair_id'] ?? null), cells['number']), cells] as const);
};

const byPosition = (rows: readonly StoredCells[]): Keyed => rows.map((cells) => [at(cells['position']), cells]);
const byIndex = (rows: readonly StoredCells[]): Keyed => rows.map((cells, index) => [at(index), cells]);

/** The first difference between what is stored of a submission and what the ledger tells of it; null where there is none. */
export const differenceOf = (stored: StoredSubmission, story: Story): Wrong | null => {
  const { submission: id, items, later } = story;
  const fileAt = (key: string): string => items[Number(key.split(' ')[0])]?.file ?? key;
  const named =
    (table: string) =>
    (key: string): RowName => ({ table, row: `${id}/${fileAt(key)}` });
  const attempt = (key: string): RowName => ({ table: 'attempt', row: `${id}/${fileAt(key)} ${key.split(' ')[1]}` });
  const finding = (key: string): RowName => ({
    table: 'later_finding',
    row: `${id}/${later[Number(key)]?.file ?? key}`,
  });
  const parts: readonly (readonly [stored: Keyed, told: Keyed, nameOf: (key: string) => RowName])[] = [
    [byPosition(stored.items), byPosition(items.map(itemCells)), named('item')],
    [byPosition(stored.repairs), toldRepairs(story), named('repair')],
    [storedAttempts(stored), toldAttempts(story), attempt],
    [byIndex(stored.laterFindings), byIndex(later.map(findingCells)), finding],
  ];
  const own = differingCell({ table: 'submission', row: id }, stored.submission, submissionCells(story));
  return parts.reduce(
    (wrong, [rows, told, nameOf]) => wrong ?? differingRow(new Map(rows), new Map(told), nameOf),
    own,
  );
};
