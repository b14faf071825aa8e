import type { EventKind, Json, LedgerEvent } from './event.ts';
import type { Instant } from './instant.ts';
import { openQueueLine, type QueueLine, type Waiting } from './queue-line.ts';

/** What the ledger does not say: the desk's tickets, and its rule of names. */
export type HistoryContext = {
  /** When a ticket was opened as it was first known; later changes of it stand in the ledger. */
  readonly openedAt: (ticket: string) => Instant;
  /** What makes two names of owners the same. */
  readonly ownerKey: (name: string) => string;
  readonly ticketKey: (number: string) => string;
};

type RunningPause = { readonly scope: { readonly kind: string; readonly key: string } };

/** A text of an event's body; empty where there is none. */
export const textIn = (body: LedgerEvent['body'], key: string): string => {
  const value = body[key];
  return typeof value === 'string' ? value : '';
};

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const kindOf = (item: string): string => item.slice(0, Math.max(0, item.indexOf(':')));

const memberOf = (value: Json | undefined, key: string): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const member: Json | undefined = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof member === 'string' ? member : '';
};

const scopeOf = (scope: Json | undefined, context: HistoryContext): RunningPause['scope'] => {
  const kind = memberOf(scope, 'kind');
  switch (kind) {
    case 'ticket':
      return { kind, key: context.ticketKey(memberOf(scope, 'ticket')) };
    case 'owner':
      return { kind, key: context.ownerKey(memberOf(scope, 'owner')) };
    case 'item-kind':
      return { kind, key: memberOf(scope, 'itemKind') };
    default:
      return { kind: 'desk', key: '' };
  }
};

/** The queue as it stood after the events seen so far. */
export type QueueHistory = {
  readonly context: HistoryContext;
  readonly line: QueueLine;
  readonly pauses: Map<string, RunningPause>;
  /** Submission -> number of its verdict's event, and its owner. */
  readonly arrivals: Map<string, { readonly seq: number; readonly owner: string }>;
  /** Number of a repair -> what names it here, as its claims told. */
  readonly keys: Map<number, string>;
  /** Repairs that are claimed or done, by key: they may come back. */
  readonly away: Map<string, Waiting>;
  readonly openedAt: Map<string, Instant>;
};

const isStoppedBy = ({ scope }: RunningPause, repair: Waiting, { ticketKey, ownerKey }: HistoryContext): boolean => {
  switch (scope.kind) {
    case 'ticket':
      return scope.key === ticketKey(repair.ticket);
    case 'owner':
      return scope.key === ownerKey(repair.owner);
    case 'item-kind':
      return scope.key === repair.kind;
    default:
      return true;
  }
};

/** Whether a pause in force stops a repair. */
export const isPaused = (state: QueueHistory, repair: Waiting): boolean =>
  [...state.pauses.values()].some((pause) => isStoppedBy(pause, repair, state.context));

/** What every event of a repair names: submission and item. */
export const keyOf = (event: LedgerEvent): string => `${event.submission} ${textIn(event.body, 'item')}`;

const positionAt = (positions: Json | undefined, index: number): number => {
  const position = Array.isArray(positions) ? positions[index] : index;
  return typeof position === 'number' ? position : index;
};

const queue = (state: QueueHistory, event: LedgerEvent): void => {
  const { ticket, submission } = event;
  if (ticket === null || submission === null) return;
  const arrival = state.arrivals.get(submission);
  const openedAt = state.openedAt.get(ticket) ?? state.context.openedAt(ticket);
  state.openedAt.set(ticket, openedAt);
  const positions = event.body['positions'];
  for (const [index, item] of textsIn(event.body['items']).entries()) {
    const key = `${submission} ${item}`;
    const before = state.away.get(key);
    state.away.delete(key);
    const repair: Waiting = {
      key,
      item,
      kind: kindOf(item),
      ticket,
      owner: arrival?.owner ?? '',
      submission,
      openedAt,
      arrival: arrival?.seq ?? event.seq,
      position: before?.position ?? positionAt(positions, index),
      notBefore: null,
      isDetained: false,
    };
    state.line.add({ ...repair, isDetained: isPaused(state, repair) });
  }
};

const comeBack = (state: QueueHistory, event: LedgerEvent, notBefore: Instant | null): void => {
  const key = keyOf(event);
  const repair = state.away.get(key) ?? state.line.find(key);
  if (repair === undefined) return;
  state.away.delete(key);
  state.line.add({ ...repair, notBefore });
};

/** Takes a repair out of the line; it may come back. */
const leave = (state: QueueHistory, event: LedgerEvent): void => {
  const repair = state.line.remove(keyOf(event));
  if (repair !== undefined) state.away.set(repair.key, repair);
};

const reorder = (state: QueueHistory, event: LedgerEvent): void => {
  const changes = event.body['changes'];
  if (event.ticket === null || typeof changes !== 'object' || changes === null || Array.isArray(changes)) return;
  const after = memberOf(Object.entries(changes).find(([column]) => column === 'opened_at')?.[1], 'after');
  if (after === '') return;
  const openedAt = after as Instant;
  state.openedAt.set(event.ticket, openedAt);
  for (const repair of state.line.ofTicket(event.ticket)) {
    state.line.remove(repair.key);
    state.line.add({ ...repair, openedAt });
  }
};

const place = (state: QueueHistory, event: LedgerEvent): void => {
  if (event.ticket === null) return;
  const own = state.line.ofTicket(event.ticket).filter(({ submission }) => submission === event.submission);
  for (const repair of own) state.line.add({ ...repair, isDetained: false });
};

const claimed = (state: QueueHistory, event: LedgerEvent): void => {
  const { repair } = event.body;
  if (typeof repair === 'number') state.keys.set(repair, keyOf(event));
  leave(state, event);
};

/** What was put down to the platform is waited for no longer. */
const forgive = (state: QueueHistory, { body }: LedgerEvent): void => {
  const repairs = body['repairs'];
  for (const repair of Array.isArray(repairs) ? repairs : []) {
    const waiting = state.line.find(state.keys.get(Number(repair)) ?? '');
    if (waiting !== undefined) state.line.add({ ...waiting, notBefore: null });
  }
};

const lapse = (state: QueueHistory, event: LedgerEvent): void => {
  if (event.body['next'] === 'queued') comeBack(state, event, null);
};

const postpone = (state: QueueHistory, event: LedgerEvent): void => {
  const notBefore = textIn(event.body, 'notBefore');
  comeBack(state, event, notBefore === '' ? null : (notBefore as Instant));
};

const release = (state: QueueHistory, event: LedgerEvent): void => comeBack(state, event, null);

const arrive = (state: QueueHistory, { submission, seq, body }: LedgerEvent): void => {
  if (submission !== null) state.arrivals.set(submission, { seq, owner: textIn(body, 'owner') });
};

const openPause = (state: QueueHistory, { body }: LedgerEvent): void => {
  state.pauses.set(String(body['pause']), { scope: scopeOf(body['scope'], state.context) });
};

const endPause = (state: QueueHistory, { body }: LedgerEvent): void => {
  state.pauses.delete(String(body['pause']));
};

/** What each kind of event does to the line; a claim takes its repair out of it. */
const effects: Readonly<Partial<Record<EventKind, (state: QueueHistory, event: LedgerEvent) => void>>> = {
  'submission-judged': arrive,
  'repairs-queued': queue,
  'repair-claimed': claimed,
  'repair-postponed': postpone,
  'repair-released': release,
  'repair-requeued': release,
  'repair-lapsed': lapse,
  'repair-withdrawn': leave,
  'submission-placed': place,
  'ticket-changed': reorder,
  'pause-opened': openPause,
  'pause-ended': endPause,
  'faults-forgiven': forgive,
};

/** The kinds of events that change the queue or its order; they have to be seen oldest first. */
export const queueEvents: readonly EventKind[] = [
  'submission-judged',
  'repairs-queued',
  'repair-claimed',
  'repair-postponed',
  'repair-released',
  'repair-requeued',
  'repair-lapsed',
  'repair-withdrawn',
  'submission-placed',
  'ticket-changed',
  'pause-opened',
  'pause-ended',
  'faults-forgiven',
];

/** The queue before the first event. */
export const openQueueHistory = (context: HistoryContext): QueueHistory => ({
  context,
  line: openQueueLine(),
  pauses: new Map(),
  arrivals: new Map(),
  keys: new Map(),
  away: new Map(),
  openedAt: new Map(),
});

/** Does to the queue what an event says. */
export const liveThrough = (state: QueueHistory, event: LedgerEvent): void => effects[event.kind]?.(state, event);
