import type Database from 'better-sqlite3';
import type { Consequence } from '../../domain/consequence.ts';
import type { EarlierStore } from '../earlier-store.ts';
import type { RecallQuery } from '../store.ts';
import { guardingAs, openNameless } from './nameless.ts';

/** What messages call it: it has no name on the disk. */
const shownAs = 'of what a dry run remembers (a temporary one)';

/** What is mentioned is found by a number made of its key: two keys of one number cost a look at a consequence that changes nothing asked for. */
const layout = `
  create table consequence (seq integer primary key, body text not null) strict;
  create table mention (number integer, seq integer, primary key (number, seq)) strict, without rowid;`;
const insertConsequences = (count: number): string =>
  `insert into consequence (seq, body) values ${Array(count).fill('(?, ?)').join(', ')}`;
const insertMentions = (count: number): string =>
  `insert or ignore into mention (number, seq) values ${Array(count).fill('(?, ?)').join(', ')}`;
const selectConsequences = `select c.body from consequence c
  where c.seq in (select m.seq from json_each(?) k cross join mention m on m.number = k.value) order by c.seq`;

/** The memory that a run of any length takes, in KiB; what is more goes to the disk. */
const cacheKib = 8192;

/** How many rows one statement writes: each by itself takes twice as long. */
const mostAtOnce = 64;

/** FNV-1a (IETF draft-eastlake-fnv) over UTF-16 code units, 32 bits. */
const numberOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

const numbersOf = ({ ticketKeys, itemKeys, fingerprints }: RecallQuery): readonly number[] =>
  [...ticketKeys, ...itemKeys, ...fingerprints].map(numberOf);

const mentionedIn = ({ ticket, custody, sighting }: Consequence): RecallQuery => ({
  ticketKeys: ticket === null ? [] : [ticket.ticketKey],
  itemKeys: custody.map(({ itemKey }) => itemKey),
  fingerprints: sighting === null ? [] : [sighting.fingerprint],
});

/** Bits for the upper ones of a number: most of what is asked for was never mentioned, and needs no look at the disk. 4 MB. */
const mentionedBits = 25;

const openMentioned = () => {
  const bits = new Uint8Array(2 ** (mentionedBits - 3));
  const placeOf = (number: number): number => number >>> (32 - mentionedBits);
  return {
    add: (number: number): void => {
      const place = placeOf(number);
      bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7));
    },
    mayHave: (number: number): boolean => {
      const place = placeOf(number);
      return ((bits[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
    },
  };
};

type Row = readonly [number, number | string];

/** Writes rows by as few statements as there are, each prepared when it is first needed. */
const openInsert = (db: Database.Database, sql: (count: number) => string) => {
  const statements = new Map<number, Database.Statement<Row[number][]>>();
  const insertOf = (count: number) => {
    const known = statements.get(count) ?? db.prepare<Row[number][]>(sql(count));
    statements.set(count, known);
    return known;
  };
  return (rows: readonly Row[]): void => {
    for (let at = 0; at < rows.length; at += mostAtOnce) {
      const some = rows.slice(at, at + mostAtOnce);
      insertOf(some.length).run(...some.flat());
    }
  };
};

/** Opens the memory of one dry run: a database without a name on the temporary disk. */
export const openEarlierStore = (): EarlierStore => {
  const db = openNameless(layout, cacheKib);
  const insert = openInsert(db, insertConsequences);
  const mention = openInsert(db, insertMentions);
  const select = db.prepare<[string], string>(selectConsequences).pluck();
  const guarding = guardingAs(shownAs);
  const mentioned = openMentioned();
  let count = 0;
  return {
    add: guarding((consequences: readonly Consequence[]) => {
      const first = count + 1;
      count += consequences.length;
      insert(consequences.map((one, index) => [first + index, JSON.stringify(one)]));
      const mentions = consequences.flatMap((one, index) =>
        numbersOf(mentionedIn(one)).map((number) => [number, first + index] as const),
      );
      for (const [number] of mentions) mentioned.add(number);
      // In the order of the index, a batch touches each of its pages once.
      mention(mentions.toSorted(([a], [b]) => a - b));
    }),
    find: guarding((query: RecallQuery) => {
      const known = numbersOf(query).filter(mentioned.mayHave);
      return known.length === 0 ? [] : select.all(JSON.stringify(known)).map((body): Consequence => JSON.parse(body));
    }),
    [Symbol.asyncDispose]: async () => {
      db.close();
    },
  };
};
