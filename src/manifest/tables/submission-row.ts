import { reportedBy, waivedBy } from '../../domain/judgement.ts';
import { byPrecedence } from '../../domain/reason.ts';
import { unpackTrace } from '../../domain/trace.ts';
import type { ItemVerdict } from '../../domain/verdict.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import { type CodeShown, codesCell } from './manifest-rows.ts';

/** The columns of `submissions.csv` in their order: one row a submission. */
export const submissionColumns = [
  'submission',
  'received_at',
  'decided_at',
  'label',
  'path',
  'ticket',
  'ticket_status',
  'owner',
  'owner_id',
  'verdict',
  'disposition',
  'codes',
  'items',
  'accepted',
  'held',
  'rejected',
  'duplicate_of',
  'digest',
  'ruleset',
  'ledger_seq',
] as const;

type Cells = Readonly<Record<(typeof submissionColumns)[number], string | number | null>>;

/** All that was reported, of the folder and of its items, then and since, and all that was waived, in the order of the codes. */
const codesOf = ({ trace, rules, later }: RecordedSubmission): readonly CodeShown[] => {
  const judgement = unpackTrace(trace, rules);
  return [
    ...reportedBy(judgement).map(({ reason }) => ({ code: reason.code, isWaived: false })),
    ...later.map(({ reason }) => ({ code: reason.code, isWaived: false })),
    ...waivedBy(judgement).map(({ reason }) => ({ code: reason.code, isWaived: true })),
  ].sort(byPrecedence);
};

const cellsOf = (recorded: RecordedSubmission): Cells => {
  const { ticket, trace, items } = recorded;
  const count = (wanted: ItemVerdict): number => items.filter(({ verdict }) => verdict === wanted).length;
  return {
    submission: recorded.submission,
    received_at: recorded.receivedAt,
    decided_at: recorded.decidedAt,
    label: recorded.label,
    path: recorded.path,
    ticket: ticket?.number ?? null,
    ticket_status: recorded.statusNow,
    owner: ticket?.owner.name ?? null,
    owner_id: ticket?.owner.id ?? null,
    verdict: recorded.verdict,
    disposition: recorded.disposition,
    codes: codesCell(codesOf(recorded)),
    items: items.length,
    accepted: count('accepted'),
    held: count('held'),
    rejected: count('rejected'),
    duplicate_of: recorded.duplicateOf,
    digest: `sha256:${recorded.digest}`,
    ruleset: trace.ruleset,
    ledger_seq: recorded.ledgerSeq,
  };
};

/** The row of one submission; its codes are all that was reported, of the folder and of its items, then and since, the primary one first. */
export const submissionRow = (recorded: RecordedSubmission): readonly string[] => {
  const cells = cellsOf(recorded);
  return submissionColumns.map((column) => `${cells[column] ?? ''}`);
};
