import { repairStates } from '../../domain/repair.ts';
import { hashPattern, instant, text, whole } from './column.ts';
import { dispositions, sharedColumns } from './shared-columns.ts';
import type { Column } from './table.ts';

const bit = { required: true, enum: [0, 1] } as const;

const itemFacts: readonly Column[] = [
  text(['item_kind', 'bunny, nest, or a kind of the desk’s own; empty if it could not be told']),
  text(['item_id', 'id of the item; empty if it could not be told']),
  text(['item_name', 'name of the item as the note has it'], { personal: 'file' }),
  text(['file', 'path within the folder; empty if the item did not come'], { personal: 'file' }),
  whole(['bytes', 'size of the file'], { minimum: 0 }),
  text(['sha256', 'SHA-256 of the file’s bytes as they were judged'], { constraints: { pattern: hashPattern } }),
  whole(['expected', '1 if the instruction or the ticket asked for it, else 0'], bit),
  whole(['received', '1 if it was in the folder, else 0'], bit),
  text(['item_verdict', 'of the item; empty if it did not come'], {
    constraints: { enum: ['accepted', 'held', 'rejected'] },
  }),
  text(
    ['codes', 'reasons, separated by spaces: the submission’s, then the item’s own; CODE(waived) for a waived one'],
    { constraints: { required: true } },
  ),
  text(['disposition', 'where it went; empty if it did not come'], { constraints: { enum: dispositions } }),
];

const repairFacts: readonly Column[] = [
  whole(['queue_place', 'place in the repair queue now, from 1; empty if it does not wait'], { minimum: 1 }),
  text(['repair_state', 'state of its repair; empty if it has none'], { constraints: { enum: repairStates } }),
  instant(['finished_at', 'when the repair was finished; empty if it is not']),
];

const { submission, received_at, label, ticket, ticket_status, owner, owner_id, verdict } = sharedColumns;

/** The columns of `manifest.csv` in their order (product.md 9). */
export const manifestTable: readonly Column[] = [
  whole(['line', 'number of the row, from 1'], { required: true, unique: true, minimum: 1 }),
  ...[submission, received_at, label, ticket, ticket_status, owner, owner_id, verdict],
  ...itemFacts,
  sharedColumns.duplicate_of,
  ...repairFacts,
  ...[sharedColumns.ruleset, sharedColumns.ledger_seq],
];
