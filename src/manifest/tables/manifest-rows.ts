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

const codesAbout = ({ trace }: ExportedSubmission, file: string | null, codes: readonly ReasonCode[]) =>
  codesShown(codes, waivedAbout(trace, file));

/** What of a submission's rows is the same in each of them. */
type Folder = {
  /** The cells from `submission` to `verdict`. */
  readonly head: Row;
  readonly codes: readonly CodeShown[];
  readonly codesCell: string;
  readonly duplicateOf: string;
  readonly ruleset: string;
  readonly ledgerSeq: string;
};

const folderOf = (recorded: ExportedSubmission): Folder => {
  const { submission, receivedAt, label, ticket, statusNow, verdict, duplicateOf, trace, ledgerSeq } = recorded;
  const owner = ticket?.owner;
  const codes = codesAbout(recorded, null, recorded.codes);
  return {
    head: [
      ...[submission, receivedAt, label, ticket?.number ?? '', statusNow ?? '', owner?.name ?? ''],
      ...[owner?.id ?? '', verdict],
    ],
    codes,
    codesCell: codesCell(codes),
    duplicateOf: duplicateOf ?? '',
    ruleset: trace.ruleset,
    ledgerSeq: `${ledgerSeq}`,
  };
};

/** The cells of a row in the order of the columns, but for `line`: from `item_kind` to `disposition`, and from `queue_place` to `finished_at`. */
const rowOf = (folder: Folder, item: Row, repair: Row): Row => [
  ...folder.head,
  ...item,
  folder.duplicateOf,
  ...repair,
  folder.ruleset,
  folder.ledgerSeq,
];

const noRepair: Row = ['', '', ''];

const repairCells = (repair: Repair): Row =>
  repair === null ? noRepair : [`${repair.queuePlace ?? ''}`, repair.state, repair.finishedAt ?? ''];

const cameCells = (recorded: ExportedSubmission, folder: Folder, item: ExportedItem, isExpected: boolean): Row => {
  const own = codesAbout(recorded, item.file, item.codes);
  const codes = own.length === 0 ? folder.codesCell : codesCell([...folder.codes, ...own]);
  return [
    ...[item.ref?.kind ?? '', item.ref?.id ?? '', item.name, item.file, `${item.bytes}`, item.sha256 ?? ''],
    ...[isExpected ? '1' : '0', '1', item.verdict, codes, item.disposition],
  ];
};

/** The keys of the items that were found missing; where the rule was moot nobody says so of any. */
const missingKeys = ({ trace: { reasons } }: ExportedSubmission): ReadonlySet<string> =>
  new Set(reasons.flatMap(([, , reason]) => (reason.code === 'ITEM_MISSING' ? [itemKey(reason.item)] : [])));

const missingCells = (folder: Folder, { kind, id }: ItemRef, isFoundMissing: boolean): Row => {
  const missing: CodeShown = { code: 'ITEM_MISSING', isWaived: false };
  const codes = isFoundMissing ? codesCell([...folder.codes, missing]) : folder.codesCell;
  return [kind, id, '', '', '', '', '1', '0', '', codes, ''];
};

const emptyCells = (folder: Folder, { disposition }: ExportedSubmission): Row => [
  ...['', '', '', '', '', '', '0', '0', '', folder.codesCell, disposition],
];

/**
 * The rows of one submission without their line numbers: what came, in the order of its files, then what was expected and did not come; one
 * row where there is neither.
 */
export const manifestRows = (recorded: ExportedSubmission): readonly Row[] => {
  const folder = folderOf(recorded);
  const { items, repairs, ticket } = recorded;
  const awaited = new Map((ticket?.expected ?? []).map((ref) => [itemKey(ref), ref]));
  const expected = new Set(awaited.keys());
  const rows = items.map((item, index) => {
    const key = item.ref === null ? null : itemKey(item.ref);
    if (key !== null) awaited.delete(key);
    const isExpected = key !== null && expected.has(key);
    return rowOf(folder, cameCells(recorded, folder, item, isExpected), repairCells(repairs[index] ?? null));
  });
  if (awaited.size > 0) {
    const missing = missingKeys(recorded);
    for (const [key, ref] of awaited) rows.push(rowOf(folder, missingCells(folder, ref, missing.has(key)), noRepair));
  }
  return rows.length === 0 ? [rowOf(folder, emptyCells(folder, recorded), noRepair)] : rows;
};
