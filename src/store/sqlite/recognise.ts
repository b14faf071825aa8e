import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import type { KnownPerson, LabelledInstruction, RecogniseAnswer, RecogniseQuery } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import type { ImportRuns } from './import-runs.ts';

type LabelRow = { readonly label_key: string; readonly number: string; readonly at: Instant };
type PersonRow = {
  readonly owner: string;
  readonly owner_id: string | null;
  readonly owner_key: string;
  readonly owner_skeleton: string;
};

type Keys = { readonly names: string; readonly skeletons: string };

const selectLabels = `select i.label_key, t.number, i.at
  from json_each(?) k cross join instruction i on i.label_key = k.value join ticket t on t.id = i.ticket_id order by i.at`;
const selectKeys = 'select t.key from json_each(?) k cross join ticket t on t.key = k.value';
const person = 'owner, owner_id, owner_key, owner_skeleton';
const selectOwners = `
  select distinct ${person} from json_each(@names) k cross join ticket t on t.owner_key = k.value
  union
  select distinct ${person} from json_each(@skeletons) k cross join ticket t on t.owner_skeleton = k.value`;
const selectHolders = `
  select distinct ${person} from json_each(@names) k
    cross join registry r on r.owner_key = k.value and r.owner_key <> '' where r.run >= @run
  union
  select distinct ${person} from json_each(@skeletons) k
    cross join registry r on r.owner_skeleton = k.value and r.owner_skeleton <> '' where r.run >= @run`;

const personOf = (row: PersonRow): KnownPerson => ({
  person: { name: row.owner, id: row.owner_id },
  nameKey: row.owner_key,
  skeleton: row.owner_skeleton,
});

const identity = ({ person: { name, id }, nameKey, skeleton }: KnownPerson): string =>
  JSON.stringify([name, id, nameKey, skeleton]);

const unique = (people: readonly KnownPerson[]): readonly KnownPerson[] => [
  ...new Map(people.map((one) => [identity(one), one])).values(),
];

const keysToText = (keys: readonly string[]): string => JSON.stringify([...new Set(keys)].filter((key) => key !== ''));

/** Finds what labels may name; the answer is to be called inside a transaction. */
export const openRecognise = (
  db: Database.Database,
  { runs, state }: { readonly runs: ImportRuns; readonly state: DeskState },
): ((query: RecogniseQuery) => RecogniseAnswer) => {
  const labels = db.prepare<[string], LabelRow>(selectLabels);
  const ticketKeys = db.prepare<[string], string>(selectKeys).pluck();
  const owners = db.prepare<[Keys], PersonRow>(selectOwners);
  const holders = db.prepare<[Keys & { run: number }], PersonRow>(selectHolders);
  const instructionsOf = (labelKeys: readonly string[]): readonly LabelledInstruction[] =>
    labels.all(keysToText(labelKeys)).map((row) => ({ labelKey: row.label_key, ticket: row.number, at: row.at }));
  return (query) => {
    const keys = { names: keysToText(query.nameKeys), skeletons: keysToText(query.skeletons) };
    const run = runs.lastFinished('registry');
    const registered = run === 0 ? [] : holders.all({ ...keys, run });
    return {
      epoch: state.epoch(),
      instructions: instructionsOf(query.labelKeys),
      ticketKeys: ticketKeys.all(keysToText(query.ticketKeys)),
      people: unique([...owners.all(keys), ...registered].map(personOf)),
    };
  };
};
