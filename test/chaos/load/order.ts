import { join } from 'node:path';
import Database from 'better-sqlite3';

type Step = {
  readonly seq: number;
  readonly kind: string;
  readonly submission: string;
  readonly ticket: string;
  readonly repairs: number;
  readonly isDetained: number | null;
};

const selectSteps = `select e.seq, e.kind, e.submission, e.ticket, coalesce(json_array_length(e.body, '$.items'), 0) as repairs,
    (select j.body ->> 'detained' from event j where j.submission = e.submission and j.kind = 'submission-judged') as isDetained
  from event e where e.kind in ('repairs-queued', 'submission-placed', 'repair-claimed') order by e.seq`;

/** How many repairs of each ticket wait, by its number; those in folders that a pause keeps do not wait yet. */
type Line = { readonly waiting: Map<number, number>; readonly kept: Map<string, number>; lowest: number };

const numberOf = ({ ticket }: Step): number => Number(ticket.replace('T-', ''));

const add = (line: Line, ticket: number, repairs: number): void => {
  if (repairs === 0) return;
  line.waiting.set(ticket, (line.waiting.get(ticket) ?? 0) + repairs);
  line.lowest = Math.min(line.lowest, ticket);
};

/** Moves on to the ticket that is first in the line; beyond all of them when nobody waits. */
const settle = (line: Line, beyond: number): void => {
  while (line.lowest <= beyond && (line.waiting.get(line.lowest) ?? 0) === 0) line.lowest += 1;
};

const claimIn = (line: Line, step: Step): readonly string[] => {
  const ticket = numberOf(step);
  settle(line, ticket);
  const passedOver = line.lowest < ticket ? [`event ${step.seq}: T-${ticket} was claimed before T-${line.lowest}`] : [];
  line.waiting.set(ticket, (line.waiting.get(ticket) ?? 0) - 1);
  return passedOver;
};

const seeIn = (line: Line, step: Step): readonly string[] => {
  switch (step.kind) {
    case 'repairs-queued':
      if (step.isDetained === 1) line.kept.set(step.submission, step.repairs);
      else add(line, numberOf(step), step.repairs);
      return [];
    case 'submission-placed':
      add(line, numberOf(step), line.kept.get(step.submission) ?? 0);
      return [];
    default:
      return claimIn(line, step);
  }
};

/**
 * Goes through the ledger of a desk all of whose tickets were opened at one instant and none of whose repairs was tried twice: each claim is of the lowest
 * number that waits (product.md 10). Answers the claims that passed somebody over; written apart from `ozma queue audit`, which says the same of itself.
 */
export const faultsOfOrder = (desk: string): readonly string[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const line: Line = { waiting: new Map(), kept: new Map(), lowest: Number.POSITIVE_INFINITY };
    const steps = db.prepare<[], Step>(selectSteps).all();
    const faults = steps.flatMap((step) => seeIn(line, step));
    const left = [...line.waiting].filter(([, repairs]) => repairs !== 0);
    return [...faults, ...left.map(([ticket, repairs]) => `${repairs} repairs of T-${ticket} are left`)];
  } finally {
    db.close();
  }
};
