import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Arrival } from '../../domain/arrival.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import type { Policy } from '../../domain/policy.ts';

/** What a decision was made from and how it was reached, as texts; their hashes stand in the ledger. */
export type Evidence = { readonly policy: PolicyText; readonly arrival: string; readonly trace: string };

type PolicyText = { readonly text: string; readonly sha256: string };

/** Keeps what decisions were made from; to be called inside a transaction. */
export type EvidenceRows = { readonly insert: (seq: number, evidence: Evidence) => void };

const selectPolicy = 'select id from policy where sha256 = ?';
const insertPolicy = 'insert into policy (sha256, body) values (?, ?)';
const insertArrival = 'insert into arrival (submission_seq, policy_id, body) values (?, ?, ?)';

const policyTexts = new WeakMap<Policy, PolicyText>();

const policyText = (policy: Policy): PolicyText => {
  const known = policyTexts.get(policy);
  if (known !== undefined) return known;
  const text = JSON.stringify(policy);
  const made = { text, sha256: hash('sha256', text) };
  policyTexts.set(policy, made);
  return made;
};

const arrivalText = ({ policy: _, ...arrival }: Arrival): string => JSON.stringify(arrival);

/** The evidence of one decision. */
export const evidenceOf = ({ arrival, trace }: Entry): Evidence => ({
  policy: policyText(arrival.policy),
  arrival: arrivalText(arrival),
  trace: JSON.stringify(trace),
});

/**
 * What the store alone knows of a decision that it records: its evidence, the hash of the names of the rules that its trace counts on, whether a pause
 * detains it, and the numbers of its repairs.
 */
export type Recording = {
  readonly evidence: Evidence;
  readonly rules: string;
  readonly isDetained: boolean;
  readonly repairs: readonly number[];
};

const addedTo = (event: Event, { evidence, rules, isDetained, repairs }: Recording): Event['body'] => {
  const { policy, arrival, trace } = evidence;
  if (event.kind === 'repairs-queued') return { repairs };
  if (event.kind !== 'submission-judged') return {};
  const hashes = { policy: policy.sha256, arrival: hash('sha256', arrival), trace: hash('sha256', trace) };
  return { ...hashes, rules, detained: isDetained };
};

/** Events that tell all that is recorded with a decision, the hashes of its evidence too, so that the chain covers it. */
export const withRecording = (events: readonly Event[], recording: Recording): readonly Event[] =>
  events.map((event) => ({ ...event, body: { ...event.body, ...addedTo(event, recording) } }));

/** The evidence of decisions over an open database. */
export const openEvidenceRows = (db: Database.Database): EvidenceRows => {
  const select = db.prepare<[Buffer], number>(selectPolicy).pluck();
  const add = db.prepare<[Buffer, string]>(insertPolicy);
  const addArrival = db.prepare<[number, number, string]>(insertArrival);
  const policyId = ({ text, sha256 }: PolicyText): number => {
    const bytes = Buffer.from(sha256, 'hex');
    return select.get(bytes) ?? Number(add.run(bytes, text).lastInsertRowid);
  };
  return {
    insert: (seq, { policy, arrival }) => {
      addArrival.run(seq, policyId(policy), arrival);
    },
  };
};
