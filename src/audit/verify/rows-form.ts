import type { EventKind } from '../../domain/event.ts';
import type { Wrong } from '../../domain/proof.ts';
import { isReasonCode } from '../../domain/reason.ts';
import { repairStates } from '../../domain/repair.ts';
import { ticketStatuses } from '../../domain/ticket.ts';
import type { ItemVerdict, Verdict } from '../../domain/verdict.ts';
import type { ExportName } from '../../manifest/package/export-facts.ts';
import { ledgerTable } from '../../manifest/tables/ledger-columns.ts';
import { manifestTable } from '../../manifest/tables/manifest-columns.ts';
import { submissionTable } from '../../manifest/tables/submission-columns.ts';
import type { Column } from '../../manifest/tables/table.ts';

const names = (columns: readonly Column[]): readonly string[] => columns.map(({ name }) => name);

/** The columns of each export in their order. */
export const columnsOf: Readonly<Record<ExportName, readonly string[]>> = {
  manifest: names(manifestTable),
  submissions: names(submissionTable),
  ledger: names(ledgerTable),
};

/** Every word is here by compilation: a new kind of event has to be added. */
const kinds: Readonly<Record<EventKind, true>> = {
  'desk-made': true,
  'tickets-imported': true,
  'registry-imported': true,
  'ticket-changed': true,
  'ticket-vanished': true,
  'ticket-status-changed': true,
  'instruction-given': true,
  'instruction-withdrawn': true,
  'instruction-consumed': true,
  'submission-judged': true,
  'repairs-queued': true,
  'submission-quarantined': true,
  'submission-vanished': true,
  'submission-placed': true,
  'repair-claimed': true,
  'repair-finished': true,
  'repair-postponed': true,
  'repair-escalated': true,
  'repair-released': true,
  'repair-lapsed': true,
  'repair-requeued': true,
  'repair-withdrawn': true,
  'item-altered': true,
  'items-returned': true,
  'pause-opened': true,
  'pause-staged': true,
  'pause-ended': true,
  'faults-forgiven': true,
  'held-accepted': true,
  'held-rejected': true,
  'trash-restored': true,
  'trash-purged': true,
  'waiver-given': true,
};
const verdicts: Readonly<Record<Verdict, true>> = {
  accepted: true,
  partial: true,
  duplicate: true,
  held: true,
  rejected: true,
};
const itemVerdicts: Readonly<Record<ItemVerdict, true>> = { accepted: true, held: true, rejected: true };

/** What a cell has to be: null where it is that, else in which way it is not, and what was expected. */
type Shape = (cell: string) => { readonly how: Wrong['how']; readonly expected: string } | null;

const like =
  (pattern: RegExp, expected: string): Shape =>
  (cell) =>
    pattern.test(cell) ? null : { how: 'malformed', expected };

const word = (words: readonly string[]): Shape => {
  const known = new Set(words);
  return (cell) => (known.has(cell) ? null : { how: 'unknown-word', expected: words.join(' | ') });
};

const orEmpty =
  (shape: Shape): Shape =>
  (cell) =>
    cell === '' ? null : shape(cell);

const uuid = like(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'UUID');
const instant = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'YYYY-MM-DDTHH:MM:SS.sssZ');
const count = like(/^(?:0|[1-9]\d{0,15})$/, '0, 1, 2, …');
const number = like(/^[1-9]\d{0,15}$/, '1, 2, 3, …');
const hex = like(/^[0-9a-f]{64}$/, 'SHA-256');
const flag = word(['0', '1']);
const disposition = word(['repair', 'return', 'hold', 'trash']);

/** `OK`, or codes that are known, each once, a waived one as `CODE(waived)`. */
const codes: Shape = (cell) => {
  if (cell === 'OK') return null;
  const words = cell.split(' ');
  const strange = words.find(
    (one, index) => !isReasonCode(one.replace(/\(waived\)$/, '')) || words.indexOf(one) < index,
  );
  return strange === undefined ? null : { how: 'unknown-word', expected: 'OK | CODE | CODE(waived)' };
};

const jsonObject: Shape = (cell) => {
  try {
    const value: unknown = JSON.parse(cell);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return null;
  } catch {
    // Told below.
  }
  return { how: 'malformed', expected: 'JSON {…}' };
};

const ofSubmission = {
  submission: uuid,
  received_at: instant,
  ticket_status: orEmpty(word(ticketStatuses)),
  verdict: word(Object.keys(verdicts)),
  codes,
  disposition: orEmpty(disposition),
  duplicate_of: orEmpty(uuid),
  ledger_seq: number,
} as const;

const shapes: Readonly<Record<ExportName, Readonly<Record<string, Shape>>>> = {
  manifest: {
    ...ofSubmission,
    line: number,
    bytes: orEmpty(count),
    sha256: orEmpty(hex),
    expected: flag,
    received: flag,
    item_verdict: orEmpty(word(Object.keys(itemVerdicts))),
    queue_place: orEmpty(number),
    repair_state: orEmpty(word(repairStates)),
    finished_at: orEmpty(instant),
  },
  submissions: {
    ...ofSubmission,
    decided_at: instant,
    items: count,
    accepted: count,
    held: count,
    rejected: count,
    digest: like(/^sha256:[0-9a-f]{64}$/, 'sha256:…'),
  },
  ledger: {
    seq: number,
    at: instant,
    kind: word(Object.keys(kinds)),
    submission: orEmpty(uuid),
    body: jsonObject,
    previous: hex,
    hash: hex,
  },
};

/** What is wrong with one cell of an export by itself. */
export type CellFault = { readonly column: string; readonly found: string } & NonNullable<ReturnType<Shape>>;

/** Looks at the cells of one row of an export: types, and words that ozma knows. */
export const cellFaultsOf = (what: ExportName): ((cells: readonly string[]) => readonly CellFault[]) => {
  const shaped = columnsOf[what].flatMap((column, place) => {
    const shape = shapes[what][column];
    return shape === undefined ? [] : [{ column, place, shape }];
  });
  return (cells) => {
    const faults: CellFault[] = [];
    for (const { column, place, shape } of shaped) {
      const found = cells[place] ?? '';
      const fault = shape(found);
      if (fault !== null) faults.push({ column, found, ...fault });
    }
    return faults;
  };
};
