import type Database from 'better-sqlite3';
import type { DecidedArea } from '../../../domain/area.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Reason, ReasonCode } from '../../../domain/reason.ts';
import type { AreaEntry, AreaStore, Belonging, Belongings } from '../../area-store.ts';
import { codesOfText } from '../json.ts';
import { calledItem, isWholeIn, itemsIn, type LyingSubmission, openLying, sinceOf } from './lying.ts';

/** Lists of what lies where; to be called inside a transaction. */
export type Listing = {
  readonly lyingIn: (...args: Parameters<AreaStore['lyingIn']>) => readonly AreaEntry[];
  readonly areaEntry: (area: DecidedArea, submission: SubmissionId) => AreaEntry | null;
  readonly belongings: (submissions: readonly SubmissionId[]) => readonly Belongings[];
};

const selectSeqs = (area: DecidedArea): string => `select seq from submission
  where place = '${area}' and purged_at is null and is_detained = 0 and seq > +@after
  union select i.submission_seq from item i join submission s on s.seq = i.submission_seq
  where i.place = '${area}' and i.purged_at is null and s.is_detained = 0 and i.submission_seq > +@after
  order by 1 limit +@limit`;
const selectSeq = 'select seq from submission where id = ?';
const selectLater = 'select reason from later_finding where submission_seq = +? and position = +? order by id';

type PageParams = { readonly after: number; readonly limit: number };

const openCodes = (db: Database.Database) => {
  const later = db.prepare<[number, number], string>(selectLater).pluck();
  return (submission: LyingSubmission, area: DecidedArea): readonly ReasonCode[] => {
    const ofItems = itemsIn(submission, area).flatMap(({ position, codes }) => {
      const found = later.all(submission.seq, position).map((reason): Reason => JSON.parse(reason));
      return [...codesOfText(codes), ...found.map(({ code }) => code)];
    });
    return [...new Set([...codesOfText(submission.codes), ...ofItems])];
  };
};

const openEntryOf = (db: Database.Database) => {
  const codesOf = openCodes(db);
  return (submission: LyingSubmission, area: DecidedArea): AreaEntry | null => {
    const items = itemsIn(submission, area);
    const isWhole = isWholeIn(submission, area);
    if (submission.is_detained === 1 || (items.length === 0 && !isWhole)) return null;
    return {
      submission: submission.id,
      label: submission.label,
      ticket: submission.ticket_number,
      owner: submission.owner,
      since: sinceOf(submission, items),
      isWhole,
      items: items.map(calledItem),
      files: items.map(({ file }) => file),
      codes: codesOf(submission, area),
    };
  };
};

const belongingOf = ({ place, purged_at }: Pick<LyingSubmission, 'place' | 'purged_at'>): Belonging =>
  purged_at === null ? place : 'purged';

const belongingsOf = (submission: LyingSubmission): Belongings => ({
  submission: submission.id,
  label: submission.label,
  place: belongingOf(submission),
  items: submission.items.map((item) => ({ file: item.file, place: belongingOf(item) })),
});

/** The lists of what lies where, over an open database. */
export const openListing = (db: Database.Database): Listing => {
  const seqs = {
    held: db.prepare<[PageParams], number>(selectSeqs('held')).pluck(),
    trash: db.prepare<[PageParams], number>(selectSeqs('trash')).pluck(),
  };
  const seqOf = db.prepare<[string], number>(selectSeq).pluck();
  const lying = openLying(db);
  const entryOf = openEntryOf(db);
  return {
    lyingIn: (area, { after, limit }) => {
      const from = after === null ? 0 : (seqOf.get(after) ?? 0);
      const found = seqs[area].all({ after: from, limit }).flatMap((seq) => lying.bySeq(seq) ?? []);
      return found.flatMap((submission) => entryOf(submission, area) ?? []);
    },
    areaEntry: (area, id) => {
      const submission = lying.byId(id);
      return submission === undefined ? null : entryOf(submission, area);
    },
    belongings: (submissions) =>
      submissions
        .flatMap((id) => lying.byId(id) ?? [])
        .filter(({ is_detained }) => is_detained === 0)
        .map(belongingsOf),
  };
};
