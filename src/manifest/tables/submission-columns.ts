import { hashPattern, instant, text, whole } from './column.ts';
import { dispositions, sharedColumns } from './shared-columns.ts';
import type { Column } from './table.ts';

const { submission, received_at, label, ticket, ticket_status, owner, owner_id, verdict } = sharedColumns;
const count = { required: true, minimum: 0 } as const;

/** The columns of `submissions.csv` in their order: one row a submission. */
export const submissionTable: readonly Column[] = [
  submission,
  received_at,
  instant(['decided_at', 'when it was judged'], { required: true }),
  label,
  text(['path', 'where it lay, from the desk: inbox/…'], { personal: 'label' }),
  ...[ticket, ticket_status, owner, owner_id, verdict],
  text(['disposition', 'where it went'], { constraints: { required: true, enum: dispositions } }),
  text(['codes', 'every reason, of the submission and of its items, the primary one first'], {
    constraints: { required: true },
  }),
  whole(['items', 'how many items came'], count),
  whole(['accepted', 'how many of them were accepted'], count),
  whole(['held', 'how many of them were held'], count),
  whole(['rejected', 'how many of them were rejected'], count),
  sharedColumns.duplicate_of,
  text(['digest', 'hash of what makes two submissions the same'], {
    constraints: { required: true, pattern: `sha256:${hashPattern}` },
  }),
  ...[sharedColumns.ruleset, sharedColumns.ledger_seq],
];
