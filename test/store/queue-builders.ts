import type { Instant } from '../../src/domain/instant.ts';
import type { Claim, RepairOutcome, RetryPolicy } from '../../src/domain/repair.ts';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { ClaimRequest, Finish } from '../../src/store/queue-store.ts';
import type { Store, TicketRow } from '../../src/store/store.ts';
import { collect, entry, entryItem, entryTicket, importTickets, minute, record, ticketRow } from './builders.ts';

/** One minute after the first fault, twice as long after each further one, at most ten minutes; the third goes to a person. */
export const retry: RetryPolicy = { attempts: 3, firstMs: 60_000, mostMs: 600_000 };

/** Asks for one repair of any kind, for ten minutes, or as asked. */
export const request = (token: string, over: Partial<ClaimRequest> = {}): ClaimRequest => ({
  ...{ now: minute(100), actor: 'ozma', holder: 'here', way: 'engine', kinds: null, tokens: [token] },
  ...{ leaseUntil: minute(110), isTest: false },
  ...over,
});

/** What is claimed; nothing may be paused. */
export const claim = async (store: Store, asked: ClaimRequest): Promise<readonly Claim[]> => {
  const answer = await store.claimRepairs(asked);
  if (answer.kind === 'paused') throw new Error(`paused: ${answer.pauses.map(({ why }) => why).join()}`);
  return answer.claims;
};

/** The one repair that is claimed. */
export const claimOne = async (store: Store, token: string, over: Partial<ClaimRequest> = {}): Promise<Claim> => {
  const [one] = await claim(store, request(token, over));
  if (one === undefined) throw new Error('nothing waits');
  return one;
};

/** Items (`kind:id`) that claims are of. */
export const itemsOf = (claims: readonly Claim[]): readonly string[] =>
  claims.map(({ work: { item } }) => `${item.kind}:${item.id}`);

export const fulfilled: RepairOutcome = { kind: 'fulfilled', note: null };
export const fault: RepairOutcome = { kind: 'fault', why: 'it hung', afterMs: null };

/** The end of a claimed attempt. */
export const finishOf = ({ token, work }: Claim, outcome: RepairOutcome = fulfilled): Finish => ({
  ...{ repair: work.repair, token, outcome },
  ...{ actor: 'ozma', retry },
});

/** Ends one attempt. */
export const finish = async (store: Store, one: Claim, outcome: RepairOutcome, now: Instant) => {
  const [answer] = await store.finishClaims([finishOf(one, outcome)], now);
  return answer;
};

/** A ticket of its own for each id, with one bunny of that id that was accepted, in the order given. */
export const queued = async (store: Store, ids: readonly string[], over: Partial<TicketRow> = {}): Promise<void> => {
  const items = (id: string) => [{ kind: 'bunny', id }];
  await importTickets(
    store,
    ids.map((id) => ticketRow(`T-${id}`, { items: items(id), ...over })),
  );
  const sent = { newStatus: 'Pending-Item sent to Ozma' } as const;
  await record(
    store,
    ids.map((id, index) => {
      const ticket = entryTicket({ number: `T-${id}`, expected: items(id) });
      return entry(index + 1, { ticket, items: [entryItem(id)], consumed: items(id), ...sent });
    }),
  );
};

/** One ticket whose one folder holds these bunnies. */
export const queuedTogether = async (
  store: Store,
  ids: readonly string[],
  over: Partial<TicketRow> = {},
): Promise<void> => {
  const items = ids.map((id) => ({ kind: 'bunny', id }));
  await importTickets(store, [ticketRow('T-1', { items, ...over })]);
  const ticket = entryTicket({ expected: items });
  const received = ids.map((id) => entryItem(id));
  await record(store, [entry(1, { ticket, items: received, consumed: items, newStatus: 'Pending-Item sent to Ozma' })]);
};

export const ofDesk: PauseOpening = {
  ...{ kind: 'operator', source: null, scope: { kind: 'desk' }, scopeKey: '', who: 'Yuki', why: 'a walk' },
  ...{ since: minute(1), until: null, evidence: {} },
};
export const ofPlatform: PauseOpening = { ...ofDesk, kind: 'platform', source: 'grid', who: 'ozma', why: 'an outage' };

/** How a ticket stands. */
export const statusOf = async (store: Store, number: string) => (await store.reads.ticket(number))?.ticket.status;

/** The repair of an item as lists show it. */
export const repairOf = async (store: Store, id: string) => {
  const [one] = await store.reads.repairs(
    { states: null, ticketKey: null, itemKey: `bunny:${id}` },
    { after: null, limit: 1 },
  );
  return one;
};

/** What the ledger tells of repairs and of what they moved, in order. */
export const told = async (store: Store) => {
  const kinds = [
    ...(['repair-claimed', 'repair-finished', 'repair-postponed', 'repair-escalated', 'repair-released'] as const),
    ...(['repair-lapsed', 'repair-requeued', 'repair-withdrawn', 'item-altered', 'items-returned'] as const),
    ...(['ticket-status-changed', 'submission-placed'] as const),
  ];
  const events = await collect(store.reads.eventsOf(kinds));
  return events
    .filter(({ kind, body }) => kind !== 'ticket-status-changed' || body['to'] !== 'Pending-Item sent to Ozma')
    .map(({ kind, actor, body }) => ({ kind, actor, body }));
};
