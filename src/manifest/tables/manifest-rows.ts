import { type ItemRef, itemKey } from '../../domain/item.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import type { PackedTrace } from '../../domain/trace.ts';
import type { ExportedItem, ExportedSubmission } from '../../store/reads.ts';
import { type CodeShown, codesCell, codesShown } from './codes-cell.ts';
import { manifestTable } from './manifest-columns.ts';
import type { Row } from './table.ts';

/** The names of the columns of `manifest.csv` in their order. */
export const manifestColumns: readonly string[] = manifestTable.map(({ name }) => name);

type Repair = ExportedSubmission['repairs'][number];

/** What was waived about one subject: a file, or null for the submission. */
const waivedAbout = ({ subjects, waived = [] }: PackedTrace, file: string | null): readonly ReasonCode[] =>
  waived.filter(([subject]) => subjects[subject]?.[1] === file).map(([, , { code }]) => code);

const noCodes: readonly CodeShown[] = [];

const codesAbout = ({ trace }: ExportedSubmission, file: string | null, codes: readonly ReasonCode[]) =>
  codes.length === 0 && trace.waived === undefined ? noCodes : codesShown(codes, waivedAbout(trace, file));

/** What of a submission's rows is the same in each of them. */
type Folder = {
  readonly recorded: ExportedSubmission;
  readonly ticket: string;
  readonly ticketStatus: string;
  readonly owner: string;
  readonly ownerId: string;
  readonly codes: readonly CodeShown[];
  readonly codesCell: string;
  readonly ledgerSeq: string;
};

const folderOf = (recorded: ExportedSubmission): Folder => {
  const { ticket, statusNow, ledgerSeq } = recorded;
  const codes = codesAbout(recorded, null, recorded.codes);
  return {
    recorded,
    ticket: ticket?.number ?? '',
    ticketStatus: statusNow ?? '',
    owner: ticket?.owner.name ?? '',
    ownerId: ticket?.owner.id ?? '',
    codes,
    codesCell: codesCell(codes),
    ledgerSeq: `${ledgerSeq}`,
  };
};

/** What a row tells of an item that came, or was expected; the cells from `item_kind` to `disposition`. */
type ItemCells = readonly [
  ...[kind: string, id: string, name: string, file: string, bytes: string, sha256: string],
  ...[expected: string, received: string, verdict: string, codes: string, disposition: string],
];

/** The cells of a row in the order of the columns; written out, for each spread makes a list that nobody keeps. */
const rowOf = (folder: Folder, line: string, item: ItemCells, repair: Repair): Row => [
  line,
  folder.recorded.submission,
  folder.recorded.receivedAt,
  folder.recorded.label,
  folder.ticket,
  folder.ticketStatus,
  folder.owner,
  folder.ownerId,
  folder.recorded.verdict,
  item[0],
  item[1],
  item[2],
  item[3],
  item[4],
  item[5],
  item[6],
  item[7],
  item[8],
  item[9],
  item[10],
  folder.recorded.duplicateOf ?? '',
  repair === null ? '' : `${repair.queuePlace ?? ''}`,
  repair?.state ?? '',
  repair?.finishedAt ?? '',
  folder.recorded.trace.ruleset,
  folder.ledgerSeq,
];

const cameCells = (folder: Folder, item: ExportedItem, isExpected: boolean): ItemCells => {
  const { ref, name, file, bytes, sha256, verdict, disposition } = item;
  const own = codesAbout(folder.recorded, file, item.codes);
  const codes = own.length === 0 ? folder.codesCell : codesCell([...folder.codes, ...own]);
  const expected = isExpected ? '1' : '0';
  return [
    ref?.kind ?? '',
    ref?.id ?? '',
    name,
    file,
    `${bytes}`,
    sha256 ?? '',
    expected,
    '1',
    verdict,
    codes,
    disposition,
  ];
};

/** The keys of the items that were found missing; where the rule was moot nobody says so of any. */
const missingKeys = ({ trace: { reasons } }: ExportedSubmission): ReadonlySet<string> =>
  new Set(reasons.flatMap(([, , reason]) => (reason.code === 'ITEM_MISSING' ? [itemKey(reason.item)] : [])));

const missingCells = (folder: Folder, { kind, id }: ItemRef, isFoundMissing: boolean): ItemCells => {
  const missing: CodeShown = { code: 'ITEM_MISSING', isWaived: false };
  const codes = isFoundMissing ? codesCell([...folder.codes, missing]) : folder.codesCell;
  return [kind, id, '', '', '', '', '1', '0', '', codes, ''];
};

const emptyCells = ({ recorded: { disposition }, codesCell: codes }: Folder): ItemCells => {
  return ['', '', '', '', '', '', '0', '0', '', codes, disposition];
};

/**
 * The rows of one submission, numbered from `line` on: what came, in the order of its files, then what was expected and did not come; one
 * row where there is neither.
 */
export const numberedRows = (recorded: ExportedSubmission, line: number): readonly Row[] => {
  const folder = folderOf(recorded);
  const { items, repairs, ticket } = recorded;
  const awaited = new Map((ticket?.expected ?? []).map((ref) => [itemKey(ref), ref]));
  const expected = new Set(awaited.keys());
  const rows: Row[] = [];
  const add = (item: ItemCells, repair: Repair): void => {
    rows.push(rowOf(folder, `${line + rows.length}`, item, repair));
  };
  for (const [index, item] of items.entries()) {
    const key = item.ref === null ? null : itemKey(item.ref);
    if (key !== null) awaited.delete(key);
    add(cameCells(folder, item, key !== null && expected.has(key)), repairs[index] ?? null);
  }
  if (awaited.size > 0) {
    const missing = missingKeys(recorded);
    for (const [key, ref] of awaited) add(missingCells(folder, ref, missing.has(key)), null);
  }
  if (rows.length === 0) add(emptyCells(folder), null);
  return rows;
};

/** The same rows without their numbers. */
export const manifestRows = (recorded: ExportedSubmission): readonly Row[] =>
  numberedRows(recorded, 1).map(([, ...cells]) => cells);
