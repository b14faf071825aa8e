import type { DecidedArea } from '../../../domain/area.ts';
import type { AreaAnswer, AreaDecision } from '../../area-store.ts';
import { refused } from './desk-ticket.ts';
import { calledItem, isWholeIn, itemsIn, type LyingItem, type LyingSubmission } from './lying.ts';

/** What of an area a decision is about. */
export type Chosen = {
  readonly submission: LyingSubmission;
  readonly items: readonly LyingItem[];
  /** Whether the folder itself is meant. */
  readonly isWhole: boolean;
};

/** What a decision is about, or why it cannot be taken. */
export const chosenIn = (
  area: DecidedArea,
  { files }: Pick<AreaDecision, 'files'>,
  submission: LyingSubmission | undefined,
): Chosen | AreaAnswer => {
  if (submission === undefined) return refused('unknown');
  if (submission.is_detained === 1) return refused('detained');
  const here = itemsIn(submission, area);
  const items = files === null ? here : here.filter(({ file }) => files.includes(file));
  const isWhole = files === null && isWholeIn(submission, area);
  if (files !== null && items.length < new Set(files).size) return refused('not-there');
  return items.length === 0 && !isWhole ? refused('not-there') : { submission, items, isWhole };
};

/** Whether what was meant is there. */
export const isChosen = (found: Chosen | AreaAnswer): found is Chosen => 'submission' in found;

/** What the ledger says that a decision was about; `files` null for a whole folder. */
export const decidedBody = ({ items, isWhole }: Chosen, why: string) => ({
  items: items.map(calledItem),
  files: isWhole ? null : items.map(({ file }) => file),
  why,
});
