import type { Instant } from '../domain/instant.ts';
import type { RepairOutcome, RepairWork, RetryPolicy } from '../domain/repair.ts';
import type { Finished } from '../store/queue-store.ts';
import type { Store } from '../store/store.ts';
import type { Flights, Landed } from './flights.ts';
import type { RepairNews } from './news.ts';

/** What recording the ends of attempts works on. */
export type Recording = {
  readonly store: Pick<Store, 'finishClaims' | 'withdrawAltered'>;
  readonly flights: Pick<Flights, 'take' | 'putBack'>;
  readonly retry: RetryPolicy;
  readonly onNews: (news: RepairNews) => void;
};

/** What recording did: how the attempts that count ended, and whose things may have another place now. */
export type RecordedEnds = { readonly outcomes: readonly RepairOutcome[]; readonly works: readonly RepairWork[] };

type Ended = { readonly landed: Landed; readonly outcome: RepairOutcome };

const newsOf = (finished: Finished, { landed: { claim }, outcome }: Ended): RepairNews => {
  const { work } = claim;
  switch (finished.kind) {
    case 'finished':
    case 'escalated':
      return { kind: finished.kind, work, outcome };
    case 'postponed':
      return { ...finished, work, outcome };
    case 'refused':
      return { kind: 'refused', work, why: finished.why };
  }
};

const finishAll = async (ended: readonly Ended[], parts: Recording, now: Instant): Promise<RecordedEnds> => {
  if (ended.length === 0) return { outcomes: [], works: [] };
  const results = await parts.store.finishClaims(
    ended.map(({ landed: { claim }, outcome }) => ({
      repair: claim.work.repair,
      token: claim.token,
      outcome,
      actor: 'ozma',
      retry: parts.retry,
    })),
    now,
  );
  const outcomes: RepairOutcome[] = [];
  const works: RepairWork[] = [];
  for (const [index, one] of ended.entries()) {
    const finished = results[index];
    if (finished === undefined) continue;
    if (finished.kind !== 'refused') outcomes.push(one.outcome);
    if (finished.kind === 'finished') works.push(one.landed.claim.work);
    parts.onNews(newsOf(finished, one));
  }
  return { outcomes, works };
};

/** Holds one altered item; false when its claim was lost. */
const withdraw = async ({ claim }: Landed, found: string, parts: Recording, now: Instant): Promise<boolean> => {
  const { work, token } = claim;
  const isHeld = await parts.store.withdrawAltered({ repair: work.repair, token, found, actor: 'ozma' }, now);
  parts.onNews(isHeld ? { kind: 'altered', work, found } : { kind: 'refused', work, why: 'not-held' });
  return isHeld;
};

/**
 * Records how attempts ended, all outcomes in one transaction. What a fault of the store keeps from being recorded is put back and recorded later, as long
 * as its claim holds.
 */
export const recordEnds = async (parts: Recording, now: Instant): Promise<RecordedEnds> => {
  const left = new Set(parts.flights.take());
  if (left.size === 0) return { outcomes: [], works: [] };
  try {
    const ended = [...left].flatMap((landed) =>
      landed.end.kind === 'outcome' ? [{ landed, outcome: landed.end.outcome }] : [],
    );
    const { outcomes, works } = await finishAll(ended, parts, now);
    for (const { landed } of ended) left.delete(landed);
    const held: RepairWork[] = [];
    for (const landed of [...left]) {
      const isHeld = landed.end.kind === 'altered' && (await withdraw(landed, landed.end.found, parts, now));
      left.delete(landed);
      if (isHeld) held.push(landed.claim.work);
    }
    return { outcomes, works: [...works, ...held] };
  } finally {
    parts.flights.putBack([...left]);
  }
};
