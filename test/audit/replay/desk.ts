import type { Arrival } from '../../../src/domain/arrival.ts';
import { entryOf } from '../../../src/domain/entry-of.ts';
import { ruleNames } from '../../../src/domain/rule-name.ts';
import { judge } from '../../../src/rules/judge.ts';
import { rulesetVersion } from '../../../src/rules/ruleset-version.ts';
import { everySubmission } from '../../../src/store/reads.ts';
import type { Snapshot, StoredJudgement } from '../../../src/store/snapshot.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { openSnapshot } from '../../../src/store/sqlite/snapshot/open.ts';
import { importTickets, record, submissionNumbered, ticketRow } from '../../store/builders.ts';
import { edit } from '../../store/files.ts';

const rules = { ruleset: rulesetVersion, names: ruleNames };

const open = (file: string) => openSqliteStore({ file, durability: 'process', mustExist: false, rules });

const made = async (file: string): Promise<void> => {
  await using store = open(file);
  await importTickets(store, [ticketRow('T-1042')]);
};

/** Judges arrivals and records them as submissions 1, 2, … of a desk of its own, which may accept one item any number of times. */
export const judged = async (file: string, arrivals: readonly Arrival[]): Promise<void> => {
  await made(file);
  edit(file, 'drop index item_in_repair');
  await using store = open(file);
  const entries = arrivals.map((arrival, index) => {
    const id = submissionNumbered(index + 1);
    const own = { ...arrival, submission: { ...arrival.submission, id } };
    return entryOf(own, judge(own), id);
  });
  await record(store, entries);
};

/** Looks at a desk as it is now. */
export const look = (file: string): Snapshot => openSnapshot({ file, rules });

/** What is stored of every judgement of a desk. */
export const storedIn = async (file: string): Promise<readonly StoredJudgement[]> => {
  await using snapshot = look(file);
  return (await Array.fromAsync(snapshot.judgements(everySubmission))).flat();
};
