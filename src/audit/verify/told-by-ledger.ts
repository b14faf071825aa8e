import { idKey } from '../../domain/text.ts';
import type { Snapshot, StoredJudgement } from '../../store/snapshot.ts';
import { openWithForgiving } from './forgiven-faults.ts';
import { type RecordedAsOf, recordedAsOf } from './recorded-as-of.ts';

/** Tells judgements again as of an event (`recordedAsOf`), page by page; one answer for each, in order. */
export type TellAsOf = (
  judgements: readonly StoredJudgement[],
  upTo: number,
) => Promise<readonly (RecordedAsOf | null)[]>;

/** Loads from a snapshot what judgements are told again from. */
export const openTellAsOf = async (snapshot: Snapshot): Promise<TellAsOf> => {
  const withForgiving = await openWithForgiving(snapshot);
  return async (judgements, upTo) => {
    const own = await snapshot.eventsOfSubmissions(judgements.map(({ submission }) => submission));
    const bySubmission = Map.groupBy(own, ({ submission }) => submission);
    const judged = own.filter(({ kind }) => kind === 'submission-judged');
    const tickets = await snapshot.eventsOfTickets(judged.flatMap(({ ticket }) => ticket ?? []));
    const byTicket = Map.groupBy(tickets, ({ ticketKey }) => ticketKey);
    return judgements.map((judgement) => {
      const events = bySubmission.get(judgement.submission) ?? [];
      const ticket = events.find(({ kind }) => kind === 'submission-judged')?.ticket ?? null;
      const ticketEvents = ticket === null ? [] : (byTicket.get(idKey(ticket)) ?? []);
      return recordedAsOf({ judgement, events: withForgiving(events), ticketEvents, upTo });
    });
  };
};
