import type { Entry, EntryItem } from '../../src/domain/entry.ts';
import type { SubmissionId } from '../../src/domain/ids.ts';
import type { AreaDecision, FoundFile } from '../../src/store/area-store.ts';
import type { Store } from '../../src/store/store.ts';
import { digestOf, entry, entryItem, minute } from './builders.ts';

/** 31 days. */
export const graceMs = 31 * 24 * 60 * 60 * 1000;

/** An instant by days after a fixed one. */
export const day = (days: number) => minute(days * 24 * 60);

/** An item that waits for a CSR. */
export const heldItem = (id: string, over: Partial<EntryItem> = {}): EntryItem =>
  entryItem(id, { verdict: 'held', disposition: 'hold', codes: ['ITEM_OWNER_UNKNOWN'], place: 'held', ...over });

/** An item that was boxed. */
export const trashedItem = (id: string): EntryItem =>
  entryItem(id, { verdict: 'rejected', disposition: 'trash', codes: ['ITEM_BOXED'], place: 'trash' });

/** A submission of T-1 that is held whole. */
export const held = (n: number, ids: readonly string[], over: Partial<Entry> = {}): Entry =>
  entry(n, { verdict: 'held', disposition: 'hold', items: ids.map((id) => heldItem(id)), ...over });

/** A loose archive that nobody could be found for. */
export const trashed = (n: number, over: Partial<Entry> = {}): Entry =>
  entry(n, {
    ticket: null,
    verdict: 'rejected',
    disposition: 'trash',
    codes: ['BOXED'],
    items: [],
    ...over,
  });

/** What Yuki decides, at minute 200 or as asked. */
export const decision = (submission: SubmissionId, over: Partial<AreaDecision> = {}): AreaDecision => ({
  submission,
  files: null,
  by: 'Yuki',
  why: 'seen in world',
  now: minute(200),
  ...over,
});

/** The files of bunnies as they were judged. */
export const asJudged = (...ids: readonly string[]): readonly FoundFile[] =>
  ids.map((id) => ({ file: `bunny-${id}.object`, sha256: digestOf(77), bytes: 812 }));

/** Where a submission's folder and each of its files belong. */
export const homesOf = async (store: Store, submission: SubmissionId) => {
  const [homes] = await store.belongings([submission]);
  if (homes === undefined) return null;
  return [homes.place, ...homes.items.map(({ place }) => place)];
};

/** Verdicts of a submission and of its items as they are now. */
export const verdictsOf = async (store: Store, id: SubmissionId) => {
  const [found] = await store.reads.find({ by: 'submission', id }, 1);
  return found === undefined ? null : [found.verdict, ...found.items.map(({ verdict }) => verdict)];
};

/** What persons' decisions left in the ledger of a submission, after it was judged. */
export const decidedEvents = async (store: Store, submission: SubmissionId) =>
  (await store.reads.events({ submission }))
    .filter(({ kind }) => kind !== 'submission-judged')
    .map(({ kind, actor, body }) => ({ kind, actor, body }));
