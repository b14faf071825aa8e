import type { EntryItem } from '../../domain/entry.ts';
import { type ItemRef, itemKey } from '../../domain/item.ts';
import { byPrecedence, type ReasonCode } from '../../domain/reason.ts';
import type { PackedTrace } from '../../domain/trace.ts';
import type { RecordedSubmission, RepairView } from '../../store/reads.ts';

/** The columns of `manifest.csv` in their order (product.md 9). */
export const manifestColumns = [
  'line',
  'submission',
  'received_at',
  'label',
  'ticket',
  'ticket_status',
  'owner',
  'owner_id',
  'verdict',
  'item_kind',
  'item_id',
  'item_name',
  'file',
  'bytes',
  'sha256',
  'expected',
  'received',
  'item_verdict',
  'codes',
  'disposition',
  'duplicate_of',
  'queue_place',
  'repair_state',
  'finished_at',
  'ruleset',
  'ledger_seq',
] as const;

type Column = (typeof manifestColumns)[number];
type Cells = Readonly<Partial<Record<Column, string | number | null>>>;

/** One code of a cell: a waived one decides nothing, and says so. */
export type CodeShown = { readonly code: ReasonCode; readonly isWaived: boolean };

const shownAs = ({ code, isWaived }: CodeShown): string => (isWaived ? `${code}(waived)` : code);

/** Codes as a cell has them: each once, separated by spaces, a waived one as `CODE(waived)`, `OK` when there are none. */
export const codesCell = (codes: readonly CodeShown[]): string => [...new Set(codes.map(shownAs))].join(' ') || 'OK';

const counting = (codes: readonly ReasonCode[]): readonly CodeShown[] =>
  codes.map((code) => ({ code, isWaived: false }));

/** The codes that were waived about one subject: a file, or null for the submission. */
const waivedAbout = ({ subjects, waived = [] }: PackedTrace, file: string | null): readonly CodeShown[] =>
  waived.filter(([subject]) => subjects[subject]?.[1] === file).map(([, , { code }]) => ({ code, isWaived: true }));

const codesAbout = (recorded: RecordedSubmission, file: string | null, codes: readonly ReasonCode[]) =>
  [...counting(codes), ...waivedAbout(recorded.trace, file)].sort(byPrecedence);

const ofFolder = (recorded: RecordedSubmission): readonly CodeShown[] => codesAbout(recorded, null, recorded.codes);

const ofSubmission = (recorded: RecordedSubmission): Cells => ({
  submission: recorded.submission,
  received_at: recorded.receivedAt,
  label: recorded.label,
  ticket: recorded.ticket?.number ?? null,
  ticket_status: recorded.statusNow,
  owner: recorded.ticket?.owner.name ?? null,
  owner_id: recorded.ticket?.owner.id ?? null,
  verdict: recorded.verdict,
  expected: 0,
  received: 0,
  codes: codesCell(ofFolder(recorded)),
  disposition: recorded.disposition,
  duplicate_of: recorded.duplicateOf,
  ruleset: recorded.trace.ruleset,
  ledger_seq: recorded.ledgerSeq,
});

const ofItem = (item: EntryItem, repair: RepairView | null, recorded: RecordedSubmission): Cells => ({
  item_kind: item.ref?.kind ?? null,
  item_id: item.ref?.id ?? null,
  item_name: item.name,
  file: item.file,
  bytes: item.bytes,
  sha256: item.sha256,
  received: 1,
  item_verdict: item.verdict,
  codes: codesCell([...ofFolder(recorded), ...codesAbout(recorded, item.file, item.codes)]),
  disposition: item.disposition,
  queue_place: repair?.queuePlace ?? null,
  repair_state: repair?.state ?? null,
  finished_at: repair?.finishedAt ?? null,
});

const ofMissing = ({ kind, id }: ItemRef, recorded: RecordedSubmission): Cells => ({
  item_kind: kind,
  item_id: id,
  expected: 1,
  codes: codesCell([...ofFolder(recorded), { code: 'ITEM_MISSING', isWaived: false }]),
  disposition: null,
});

/** A row's cells in the order of the columns, but for `line`, which only the whole file knows. */
const inOrder = (cells: Cells): readonly string[] => manifestColumns.slice(1).map((column) => `${cells[column] ?? ''}`);

/**
 * The rows of one submission without their line numbers: what came, in the order of its files, then what was expected and did not come; one
 * row where there is neither.
 */
export const manifestRows = (recorded: RecordedSubmission): readonly (readonly string[])[] => {
  const common = ofSubmission(recorded);
  const expected = recorded.ticket?.expected ?? [];
  const expectedKeys = new Set(expected.map(itemKey));
  const cameKeys = new Set(recorded.items.flatMap(({ ref }) => (ref === null ? [] : [itemKey(ref)])));
  const came = recorded.items.map((item, index) => ({
    ...common,
    ...ofItem(item, recorded.repairs[index] ?? null, recorded),
    expected: item.ref !== null && expectedKeys.has(itemKey(item.ref)) ? 1 : 0,
  }));
  const missing = expected
    .filter((ref) => !cameKeys.has(itemKey(ref)))
    .map((ref) => ({ ...common, ...ofMissing(ref, recorded) }));
  const rows = [...came, ...missing];
  return (rows.length === 0 ? [common] : rows).map(inOrder);
};
