import type Database from 'better-sqlite3';
import type { ReasonOf } from '../../../domain/reason.ts';
import type { BatchRowFault } from '../../batch-store.ts';
import { nameKeysOf } from './name-keys.ts';

type Repeated = ReasonOf<'MANIFEST_REPEATED'>;
type Twins = { readonly family: number; readonly twin: string };
type Twin = { readonly line: number; readonly folder: string; readonly file: string };

const pageSize = 500;
const twin = 'coalesce(twin, lower(file))';
const twice = `group by 1, 2 having count(*) > 1 order by 1, 2 limit ${pageSize}`;
// One by one, for of a comparison of both SQLite would look up the family alone.
const selectInFamily = `select family, ${twin} as twin from row where family = ? and ${twin} > ? ${twice}`;
const selectInFamilies = `select family, ${twin} as twin from row where family > ? ${twice}`;
const selectOfTwins = `select r.line, f.name as folder, r.file from row r join folder f on f.id = r.folder
  where r.family = ? and coalesce(r.twin, lower(r.file)) = ? and r.line > ? order by r.line limit ${pageSize}`;

/** Ways to write one name that are told apart; of a name written in more ways, later ones are compared with the first line alone. */
const waysTold = 1000;

/** Compares the rows of one name, in the order of their lines, with those before: the closest in form, of those the first. */
const openTelling = (): ((twin: Twin) => Repeated | null) => {
  const firstByText = new Map<string, number>();
  const firstByKey = new Map<string, number>();
  let firstOfAll: number | null = null;
  return ({ line, folder, file }) => {
    // A name holds no null, so that no two places make one text.
    const text = `${folder}\0${file}`;
    const { key } = nameKeysOf(text);
    const [same, formed, first] = [firstByText.get(text), firstByKey.get(key), firstOfAll];
    firstOfAll ??= line;
    if (same === undefined && firstByText.size < waysTold) firstByText.set(text, line);
    if (formed === undefined && firstByKey.size < waysTold) firstByKey.set(key, line);
    const repeated = { code: 'MANIFEST_REPEATED', folder, file, line } as const;
    if (same !== undefined) return { ...repeated, first: same, how: 'same' };
    if (formed !== undefined) return { ...repeated, first: formed, how: 'unicode-twin' };
    return first === null ? null : { ...repeated, first, how: 'case-twin' };
  };
};

/** Tells of every row whose folder and file are those of an earlier one, in whatever case and Unicode form; in flat memory. */
export const openRepeats = (db: Database.Database): ((tell: (faults: readonly BatchRowFault[]) => void) => void) => {
  const inFamily = db.prepare<[number, string], Twins>(selectInFamily);
  const inFamilies = db.prepare<[number], Twins>(selectInFamilies);
  const ofTwins = db.prepare<[number, string, number], Twin>(selectOfTwins);
  const tellTwins = ({ family, twin }: Twins, tell: (faults: readonly BatchRowFault[]) => void): void => {
    const repeatedBy = openTelling();
    let after = 0;
    for (let page = ofTwins.all(family, twin, after); page.length > 0; page = ofTwins.all(family, twin, after)) {
      tell(page.map(repeatedBy).filter((found) => found !== null));
      after = page.at(-1)?.line ?? after;
      if (page.length < pageSize) return;
    }
  };
  return (tell) => {
    for (let page = inFamilies.all(0); page.length > 0; ) {
      for (const one of page) tellTwins(one, tell);
      const { family, twin: name } = page.at(-1) ?? { family: 0, twin: '' };
      const more = inFamily.all(family, name);
      page = more.length > 0 ? more : inFamilies.all(family);
    }
  };
};
