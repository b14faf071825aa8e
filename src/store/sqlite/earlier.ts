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
const insertConsequence = 'insert into consequence (seq, body) values (?, ?)';
const insertMention = 'insert or ignore into mention (number, seq) values (?, ?)';
const selectConsequences = `select c.body from consequence c
  where c.seq in (select m.seq from json_each(?) k cross join mention m on m.number = k.value) order by c.seq`;

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

/** Opens the memory of one dry run: a database without a name on the temporary disk. */
export const openEarlierStore = (): EarlierStore => {
  const db = openNameless(layout);
  const insert = db.prepare<[number, string]>(insertConsequence);
  const mention = db.prepare<[number, number]>(insertMention);
  const select = db.prepare<[string], string>(selectConsequences).pluck();
  const guarding = guardingAs(shownAs);
  let seq = 0;
  return {
    add: guarding((consequences: readonly Consequence[]) => {
      for (const consequence of consequences) {
        seq += 1;
        insert.run(seq, JSON.stringify(consequence));
        for (const number of numbersOf(mentionedIn(consequence))) mention.run(number, seq);
      }
    }),
    find: guarding((query: RecallQuery) =>
      seq === 0 ? [] : select.all(JSON.stringify(numbersOf(query))).map((body): Consequence => JSON.parse(body)),
    ),
    [Symbol.asyncDispose]: async () => {
      db.close();
    },
  };
};
