import type Database from 'better-sqlite3';
import type { DecidedArea } from '../../../domain/area.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import { itemLabel } from '../../../domain/item.ts';
import type { Disposition } from '../../../domain/reason.ts';
import type { ItemVerdict, Verdict } from '../../../domain/verdict.ts';
import type { Belonging } from '../../area-store.ts';

type Place = Exclude<Belonging, 'purged'>;

/** One item as an area knows it. */
export type LyingItem = {
  readonly position: number;
  readonly file: string;
  readonly kind: string | null;
  readonly id: string | null;
  readonly item_key: string | null;
  readonly bytes: number;
  readonly sha256: Buffer | null;
  readonly verdict: ItemVerdict;
  readonly codes: string;
  readonly place: Place;
  readonly placed_at: Instant | null;
  readonly purged_at: Instant | null;
};

/** A submission as an area knows it, with all its items. */
export type LyingSubmission = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly label: string;
  readonly ticket_id: number | null;
  readonly ticket_number: string | null;
  readonly owner: string | null;
  readonly verdict: Verdict;
  readonly disposition: Disposition;
  readonly codes: string;
  readonly place: Place;
  readonly is_detained: number;
  readonly decided_at: Instant;
  readonly placed_at: Instant | null;
  readonly purged_at: Instant | null;
  readonly items: readonly LyingItem[];
};

/** Loads submissions with their items; to be called inside a transaction. */
export type LyingSubmissions = {
  readonly byId: (id: SubmissionId) => LyingSubmission | undefined;
  readonly bySeq: (seq: number) => LyingSubmission | undefined;
};

const cells = `seq, id, label, ticket_id, ticket_number, owner, verdict, disposition, codes, place, is_detained, decided_at, placed_at,
  purged_at`;
const selectById = `select ${cells} from submission where id = ?`;
const selectBySeq = `select ${cells} from submission where seq = ?`;
const selectItems = `select position, file, kind, id, item_key, bytes, sha256, verdict, codes, place, placed_at, purged_at from item
  where submission_seq = +? order by position`;

type SubmissionRow = Omit<LyingSubmission, 'items'>;

/** Submissions as areas know them, over an open database. */
export const openLying = (db: Database.Database): LyingSubmissions => {
  const byId = db.prepare<[string], SubmissionRow>(selectById);
  const bySeq = db.prepare<[number], SubmissionRow>(selectBySeq);
  const items = db.prepare<[number], LyingItem>(selectItems);
  const withItems = (row: SubmissionRow | undefined): LyingSubmission | undefined =>
    row === undefined ? undefined : { ...row, items: items.all(row.seq) };
  return { byId: (id) => withItems(byId.get(id)), bySeq: (seq) => withItems(bySeq.get(seq)) };
};

/** What people call an item: `kind:id`, else its file. */
export const calledItem = ({ kind, id, file }: Pick<LyingItem, 'kind' | 'id' | 'file'>): string =>
  kind === null || id === null ? file : itemLabel({ kind, id });

/** The items of a submission that lie in an area. */
export const itemsIn = ({ items }: LyingSubmission, area: DecidedArea): readonly LyingItem[] =>
  items.filter(({ place, purged_at }) => place === area && purged_at === null);

/** Whether the folder itself lies in an area. */
export const isWholeIn = ({ place, purged_at }: LyingSubmission, area: DecidedArea): boolean =>
  place === area && purged_at === null;

const cameAt = (submission: LyingSubmission, item: LyingItem): Instant =>
  item.placed_at ?? (item.place === submission.place ? submission.placed_at : null) ?? submission.decided_at;

/** When the youngest of some items, or the folder where there are none, came to where it lies. */
export const sinceOf = (submission: LyingSubmission, items: readonly LyingItem[]): Instant =>
  items
    .map((item) => cameAt(submission, item))
    .toSorted()
    .at(-1) ??
  submission.placed_at ??
  submission.decided_at;
