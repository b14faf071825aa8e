import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';

/**
 * What a desk comes to, told without ids, times and order, a line for each thing: two desks to which the same post came tell the same. A line that one
 * lacks is a loss, one that it has besides is something done twice.
 */
export type Story = readonly string[];

type SubmissionRow = {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly told: string;
  readonly repeats: string | null;
};
type ItemRow = { readonly submission: string; readonly file: string; readonly sha256: string; readonly told: string };

const selectSubmissions = `select s.id, s.path, s.label,
    s.verdict || ' ' || s.disposition || ' in ' || s.place || ' [' || s.codes || ']' || iif(s.is_detained, ' detained', '')
      || iif(s.duplicate_of is null, '', ' a repetition') as told,
    (select o.path from submission o where o.id = s.duplicate_of) as repeats
  from submission s`;
const selectItems = `select s.id as submission, i.file, lower(hex(i.sha256)) as sha256,
    i.verdict || ' ' || i.disposition || ' in ' || i.place || ' [' || i.codes || '] repair: ' || coalesce(
      (select group_concat(r.state) from repair r where r.submission_seq = i.submission_seq and r.position = i.position), 'none') as told
  from item i join submission s on s.seq = i.submission_seq`;
/**
 * What happens to a submission happens once; what happens to a repair is looked at by its own account. How many items are carried back at once depends on
 * when their repairs end: each counts.
 */
const selectEvents = `select e.kind || iif(e.kind = 'items-returned', ' ' || i.value, '') as kind, e.submission from event e
  join json_each(iif(e.kind = 'items-returned', e.body ->> 'items', '[0]')) i
  where e.submission is not null and e.kind not like 'repair-%'`;
const selectTickets = `select number || ' is ' || status || iif(is_instructed, ', instructed', '') as told from ticket`;

/** Where a folder came from, but for which of two twins it is: either may have been judged first. */
const origin = (path: string): string => path.replace(/^inbox\/(@\d+)[a-z]/, 'inbox/$1');

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);

/** Each file of the desk but those of the database, with its bytes; a folder is called by where it came from. */
const filesOf = (desk: string, originOf: ReadonlyMap<string, string>): Story =>
  readdirSync(desk, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const shown = relative(desk, path).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, (id) => {
      const from = originOf.get(id);
      return from === undefined ? `(unknown ${id})` : `(${from})`;
    });
    if (/^(ozma\.db(-wal|-shm)?|serve\.lock)$/.test(shown)) return [];
    return entry.isDirectory() ? [`directory ${shown}`] : [`file ${shown} ${hashOf(path)}`];
  });

const itemKeys = `select item_key || ' has ' || count(*) || ' repairs' as told from repair group by item_key`;

/** Tells what a desk has come to, from its database and its files. */
export const storyOf = (desk: string): Story => {
  const db = new Database(join(desk, 'ozma.db'));
  try {
    const all = <Row>(select: string): readonly Row[] => db.prepare<[], Row>(select).all();
    const submissions = all<SubmissionRow>(selectSubmissions);
    const originOf = new Map(submissions.map(({ id, path }) => [id, origin(path)]));
    const told = (rows: readonly { readonly told: string }[]) => rows.map((row) => row.told);
    return [
      ...submissions.map(
        ({ path, label, told: what, repeats }) => `${origin(path)} ${label}: ${what} ${origin(repeats ?? '')}`,
      ),
      ...all<ItemRow>(selectItems).map(
        ({ submission, file, sha256, told: what }) => `${originOf.get(submission)}: ${file} ${sha256}: ${what}`,
      ),
      ...all<{ kind: string; submission: string }>(selectEvents).map(
        ({ kind, submission }) => `${kind}: ${originOf.get(submission)}`,
      ),
      ...told(all(selectTickets)),
      ...told(all(itemKeys)),
      ...all<{ n: number }>('select count(*) as n from folder_claim').map(({ n }) => `${n} folders are claimed`),
      ...all<{ integrity_check: string }>('pragma integrity_check').map((row) => `database: ${row.integrity_check}`),
      ...filesOf(desk, originOf),
    ].sort();
  } finally {
    db.close();
  }
};

const countedLines = (story: Story): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(story, (line) => line)].map(([line, all]) => [line, all.length]));

/** The lines of a story that another has not, as often as it has not. */
export const lacking = (story: Story, other: Story): readonly string[] => {
  const there = countedLines(other);
  return [...countedLines(story)].flatMap(([line, count]) =>
    Array(Math.max(0, count - (there.get(line) ?? 0))).fill(line),
  );
};
