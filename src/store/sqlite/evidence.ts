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

/** Events with the hashes of their evidence in the one that tells of the judgement, so that the chain covers it. */
export const withEvidence = (events: readonly Event[], { policy, arrival, trace }: Evidence): readonly Event[] =>
  events.map((event) =>
    event.kind !== 'submission-judged'
      ? event
      : {
          ...event,
          body: {
            ...event.body,
            policy: policy.sha256,
            arrival: hash('sha256', arrival),
            trace: hash('sha256', trace),
          },
        },
  );

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
