import type Database from 'better-sqlite3';
import type { Sha256 } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Disposition } from '../../../domain/reason.ts';
import { type ItemVerdict, type Verdict, verdictByItems } from '../../../domain/verdict.ts';
import type { DeskState } from '../desk-state.ts';
import { type LyingItem, type LyingSubmission, openLying } from './lying.ts';

/** What a person decides on an item: where it is from now on, and what it is held to be. */
type NewState = {
  readonly place: LyingItem['place'];
  readonly verdict: ItemVerdict;
  readonly disposition: Disposition;
};

/** Changes of custody that people decide; to be called inside a transaction. */
export type Changes = {
  readonly moveItem: (seq: number, item: LyingItem, to: NewState & { readonly now: Instant }) => void;
  /** An item is from now on what was found of it. */
  readonly rehash: (seq: number, position: number, found: { readonly sha256: Sha256; readonly bytes: number }) => void;
  /** Moves the folder itself, apart from its items. */
  readonly moveFolder: (
    submission: LyingSubmission,
    to: { readonly place: LyingSubmission['place']; readonly now: Instant },
  ) => void;
  /**
   * Brings a submission's verdict and its folder's place after what became of its items: with an accepted one a held folder goes to repair, and one that
   * has nothing more to be held, or to be repaired, goes back.
   */
  readonly settle: (seq: number, now: Instant) => void;
  readonly purgeItem: (seq: number, item: LyingItem, now: Instant) => void;
  readonly purgeFolder: (seq: number, now: Instant) => void;
};

const updateItem = `update item set place = ?, verdict = ?, disposition = ?, placed_at = ? where submission_seq = ? and position = ?`;
const updateHash = 'update item set sha256 = ?, bytes = ? where submission_seq = ? and position = ?';
const updateFolder = 'update submission set place = ?, disposition = ?, placed_at = ? where seq = ?';
const updateVerdict = 'update submission set verdict = ? where seq = ?';
const purgeOfItem = 'update item set purged_at = ? where submission_seq = ? and position = ? and purged_at is null';
const purgeOfFolder = 'update submission set purged_at = ? where seq = ? and purged_at is null';

const dispositionAt: Readonly<Record<LyingItem['place'], Disposition>> = {
  held: 'hold',
  repair: 'repair',
  returned: 'return',
  trash: 'trash',
};

/** Where a folder goes when what lay with it has been decided on; null where it stays. */
const folderPlace = ({ place, items }: LyingSubmission, verdict: Verdict): LyingSubmission['place'] | null => {
  const isAnyAt = (wanted: LyingItem['place']): boolean => items.some((item) => item.place === wanted);
  if (place === 'held' && isAnyAt('repair') && (verdict === 'accepted' || verdict === 'partial')) return 'repair';
  if (place === 'held' && items.length > 0 && !isAnyAt('held')) return 'returned';
  return place === 'repair' && !isAnyAt('repair') ? 'returned' : null;
};

const openSettle = (
  db: Database.Database,
  { state, moveFolder }: { readonly state: DeskState; readonly moveFolder: Changes['moveFolder'] },
): Changes['settle'] => {
  const lying = openLying(db);
  const setVerdict = db.prepare<[Verdict, number]>(updateVerdict);
  return (seq, now) => {
    const submission = lying.bySeq(seq);
    if (submission === undefined) return;
    const { verdict: before, items } = submission;
    const verdict = items.length === 0 ? before : verdictByItems(items.map((item) => item.verdict));
    if (verdict !== before) {
      setVerdict.run(verdict, seq);
      state.count(`verdict:${before}`, -1);
      state.count(`verdict:${verdict}`, 1);
    }
    const place = folderPlace(submission, verdict);
    if (place !== null) moveFolder(submission, { place, now });
  };
};

/** Changes of custody over an open database; the tallies follow. */
export const openChanges = (db: Database.Database, state: DeskState): Changes => {
  const item = db.prepare<[string, string, string, Instant, number, number]>(updateItem);
  const hash = db.prepare<[Buffer, number, number, number]>(updateHash);
  const folder = db.prepare<[string, string, Instant, number]>(updateFolder);
  const purge = db.prepare<[Instant, number, number]>(purgeOfItem);
  const purgeAll = db.prepare<[Instant, number]>(purgeOfFolder);
  const moveFolder: Changes['moveFolder'] = ({ seq }, { place, now }) => {
    folder.run(place, dispositionAt[place], now, seq);
  };
  return {
    moveItem: (seq, { position, place: from }, { place, verdict, disposition, now }) => {
      item.run(place, verdict, disposition, now, seq, position);
      state.count(`place:${from}`, -1);
      state.count(`place:${place}`, 1);
    },
    rehash: (seq, position, { sha256, bytes }) => {
      hash.run(Buffer.from(sha256, 'hex'), bytes, seq, position);
    },
    moveFolder,
    settle: openSettle(db, { state, moveFolder }),
    purgeItem: (seq, { position }, now) => {
      purge.run(now, seq, position);
      state.count('place:trash', -1);
    },
    purgeFolder: (seq, now) => {
      purgeAll.run(now, seq);
    },
  };
};
