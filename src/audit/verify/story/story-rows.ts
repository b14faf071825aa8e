import { itemKey } from '../../../domain/item.ts';
import { textKey } from '../../../domain/text.ts';
import type { StoredCells } from '../../../store/stored-rows.ts';
import type { Story, StoryAttempt, StoryFinding, StoryItem, StoryRepair, Untold } from './story.ts';

/** What a row should have in its columns; a column that is not here is not told by the ledger. */
export type ToldCells = StoredCells;

/** Without the columns of what is untold. */
const told = (cells: ToldCells, untold: ReadonlySet<Untold>, columns: Partial<Record<Untold, string>>): ToldCells => {
  const unknown = new Set([...untold].flatMap((what) => columns[what] ?? []));
  return unknown.size === 0 ? cells : Object.fromEntries(Object.entries(cells).filter(([key]) => !unknown.has(key)));
};

/** The row of a submission. */
export const submissionCells = (story: Story): ToldCells => {
  const { ticket } = story;
  const cells = {
    ...{ id: story.submission, path: story.path, label: story.label, label_key: textKey(story.label) },
    ...{ received_at: story.receivedAt, decided_at: story.decidedAt, ticket_number: ticket?.number ?? null },
    ...{ ticket_status: ticket?.status ?? null, owner: ticket?.owner.name ?? null, owner_id: ticket?.owner.id ?? null },
    ...{ opened_at: ticket?.openedAt ?? null, instructed_at: ticket?.instructedAt ?? null },
    expected: ticket === null ? null : JSON.stringify((ticket.expected ?? []).map(({ kind, id }) => [kind, id])),
    ...{ verdict: story.verdict, disposition: story.disposition, digest: story.digest },
    ...{ duplicate_of: story.duplicateOf, codes: story.codes.join(' '), ledger_seq: story.ledgerSeq },
    ...{ place: story.place, is_detained: story.isDetained ? 1 : 0, placed_at: story.placedAt },
    ...{ purged_at: story.purgedAt, ruleset: story.ruleset },
  };
  return told(cells, story.untold, {
    ...{ 'owner-id': 'owner_id', 'ticket-status': 'ticket_status', 'opened-at': 'opened_at' },
    ...{ 'instructed-at': 'instructed_at', expected: 'expected', 'is-detained': 'is_detained' },
  });
};

/** The row of an item. */
export const itemCells = (item: StoryItem, position: number): ToldCells => ({
  ...{ position, file: item.file, kind: item.ref?.kind ?? null, id: item.ref?.id ?? null },
  item_key: item.ref === null ? null : itemKey(item.ref),
  ...(item.name !== null && { name: item.name }),
  ...(item.bytes !== null && { bytes: item.bytes }),
  ...{ sha256: item.sha256, verdict: item.verdict, disposition: item.disposition, codes: item.codes.join(' ') },
  ...{ place: item.place, placed_at: item.placedAt, purged_at: item.purgedAt },
});

/** The row of an item's repair. */
export const repairCells = (item: StoryItem, position: number, repair: StoryRepair): ToldCells => {
  const { claim } = repair;
  return {
    ...(repair.id !== null && { id: repair.id }),
    ...{ position, item_key: item.ref === null ? null : itemKey(item.ref), kind: item.ref?.kind ?? null },
    ...{ state: repair.state, queued_at: repair.queuedAt, not_before: repair.notBefore, way: claim?.way ?? null },
    ...{ holder: claim?.holder ?? null, claimed_at: claim?.claimedAt ?? null, is_test: claim?.isTest === true ? 1 : 0 },
    ...{ claims: repair.claims, counted: repair.counted, answered: repair.answered, last_why: repair.lastWhy },
    ...{ finished_at: repair.finishedAt, returned_at: repair.returnedAt },
  };
};

/** The row of a claim that has ended. */
export const attemptCells = (attempt: StoryAttempt): ToldCells => ({
  ...{ number: attempt.number, way: attempt.way, holder: attempt.holder, claimed_at: attempt.claimedAt },
  ...{ ended_at: attempt.endedAt, ending: attempt.end, why: attempt.why },
  ...{ is_counted: attempt.isCounted ? 1 : 0, is_test: attempt.isTest ? 1 : 0 },
});

/** The row of what was found about an item since; its reason is written as it is recorded. */
export const findingCells = ({ position, at, file, judged, found }: StoryFinding): ToldCells => ({
  ...{ position, at, reason: JSON.stringify({ code: 'ITEM_ALTERED', file, judged, found }) },
});
