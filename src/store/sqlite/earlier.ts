import type { Consequence } from '../../domain/consequence.ts';
import type { NoteSighting } from '../../domain/seen.ts';
import type { EarlierStore } from '../earlier-store.ts';
import type { RecallQuery } from '../store.ts';
import { guardingAs, openNameless } from './nameless.ts';

/** What messages call it: it has no name on the disk. */
const shownAs = 'of what a dry run remembers (a temporary one)';

/** A fact is found by its key; of facts with the same key and mark only the first tells anything. */
const layout =
  'create table fact (key text, mark text, seq integer, body text, primary key (key, mark)) strict, without rowid';
const insertFact = 'insert or ignore into fact (key, mark, seq, body) values (?, ?, ?, ?)';
const selectFacts = 'select f.body from json_each(?) k cross join fact f on f.key = k.value order by f.seq';

type Fact = { readonly key: string; readonly mark: string; readonly consequence: Consequence };

const nothing: Consequence = { ticket: null, custody: [], sighting: null };

const markOf = ({ ticket, owner, instructedAt }: NoteSighting): string =>
  JSON.stringify([ticket, owner.name, owner.id, instructedAt]);

/** A decision as facts that each stand for themselves. */
const factsOf = ({ ticket, custody, sighting }: Consequence, seq: number): readonly Fact[] => {
  const facts: Fact[] = custody.map((item) => ({
    key: `item ${item.itemKey}`,
    mark: '',
    consequence: { ...nothing, custody: [item] },
  }));
  if (ticket !== null)
    facts.push({ key: `ticket ${ticket.ticketKey}`, mark: String(seq), consequence: { ...nothing, ticket } });
  if (sighting !== null)
    facts.push({ key: `note ${sighting.fingerprint}`, mark: markOf(sighting), consequence: { ...nothing, sighting } });
  return facts;
};

const keysOf = ({ ticketKeys, itemKeys, fingerprints }: RecallQuery): readonly string[] => [
  ...ticketKeys.map((key) => `ticket ${key}`),
  ...itemKeys.map((key) => `item ${key}`),
  ...fingerprints.map((key) => `note ${key}`),
];

/** Opens the memory of one dry run: a database without a name on the temporary disk. */
export const openEarlierStore = (): EarlierStore => {
  const db = openNameless(layout);
  const insert = db.prepare<[string, string, number, string]>(insertFact);
  const select = db.prepare<[string], string>(selectFacts).pluck();
  const guarding = guardingAs(shownAs);
  let seq = 0;
  const addOne = (consequence: Consequence): void => {
    seq += 1;
    for (const { key, mark, consequence: fact } of factsOf(consequence, seq)) {
      insert.run(key, mark, seq, JSON.stringify(fact));
    }
  };
  return {
    add: guarding((consequences: readonly Consequence[]) => consequences.forEach(addOne)),
    find: guarding((query: RecallQuery) =>
      seq === 0 ? [] : select.all(JSON.stringify(keysOf(query))).map((body): Consequence => JSON.parse(body)),
    ),
    [Symbol.asyncDispose]: async () => {
      db.close();
    },
  };
};
