import type Database from 'better-sqlite3';
import type { ReasonCode } from '../../../domain/reason.ts';
import type { CodeCount, TimeSlice } from '../../report-reads.ts';
import { codesOfText } from '../json.ts';

type CodesRow = { readonly codes: string; readonly count: number };
type TracedRow = Pick<CodeCount, 'about' | 'code' | 'count'> & { readonly is_waived: number };

const received = 's.received_at >= @from and s.received_at < @to';
const selectOfFolders = `select s.codes, count(*) as count from submission s where ${received} and s.codes <> '' group by s.codes`;
const selectOfItems = `select i.codes, count(*) as count from submission s cross join item i on i.submission_seq = s.seq
  where ${received} and i.codes <> '' group by i.codes`;
/** What was waived, and items that did not come, stand in the trace alone. No text from outside can hold these signs, for its quotes are escaped. */
const traced = `select s.seq, t.body, instr(t.body, '"waived":[') as has_waived from submission s cross join trace t on t.submission_seq = s.seq
  where ${received} and (instr(t.body, '"waived":[') > 0 or instr(t.body, '"code":"ITEM_MISSING"') > 0)`;
const selectTraced = `with traced as materialized (${traced})
  select 'item' as about, 0 as is_waived, 'ITEM_MISSING' as code, count(*) as count from traced t, json_each(t.body, '$.reasons') r
    where json_extract(r.value, '$[2].code') = 'ITEM_MISSING' having count(*) > 0
  union all
  select about, 1, code, count(*) from (
    select distinct t.seq, json_extract(w.value, '$[0]') as subject,
      case when json_extract(t.body, '$.subjects[' || json_extract(w.value, '$[0]') || '][1]') is null then 'folder' else 'item' end as about,
      json_extract(w.value, '$[2].code') as code
    from traced t, json_each(t.body, '$.waived') w where t.has_waived > 0)
  group by about, code`;

const addedUp = (rows: readonly CodesRow[], about: CodeCount['about']): readonly CodeCount[] => {
  const counts = new Map<ReasonCode, number>();
  for (const { codes, count } of rows) {
    for (const code of new Set(codesOfText(codes))) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts].map(([code, count]) => ({ about, isWaived: false, code, count }));
};

/** Counts codes by what they are about, once for each folder and item however often they were found; to be called inside a transaction. */
export const openCodeCounts = (db: Database.Database): ((slice: TimeSlice) => readonly CodeCount[]) => {
  const ofFolders = db.prepare<[TimeSlice], CodesRow>(selectOfFolders);
  const ofItems = db.prepare<[TimeSlice], CodesRow>(selectOfItems);
  const ofTraces = db.prepare<[TimeSlice], TracedRow>(selectTraced);
  return ({ from, to }) => [
    ...addedUp(ofFolders.all({ from, to }), 'folder'),
    ...addedUp(ofItems.all({ from, to }), 'item'),
    ...ofTraces
      .all({ from, to })
      .map(({ about, code, count, is_waived }) => ({ about, isWaived: is_waived === 1, code, count })),
  ];
};
