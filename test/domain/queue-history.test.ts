import { describe, expect, it } from 'vitest';
import type { Json, LedgerEvent } from '../../src/domain/event.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { isPaused, liveThrough, openQueueHistory, queueEvents } from '../../src/domain/queue-history.ts';
import type { Waiting } from '../../src/domain/queue-line.ts';

type Told = Pick<LedgerEvent, 'kind'> & Partial<Pick<LedgerEvent, 'submission' | 'ticket' | 'body'>>;

const [first, second] = [submissionId('first'), submissionId('second')];
const opened = instantAt(1000);

/** The queue after what was told, and all who wait in it. */
const live = (...told: readonly Told[]) => {
  const state = openQueueHistory({
    openedAt: () => opened,
    ownerKey: (name) => name.toLowerCase(),
    ticketKey: (number) => number.toLowerCase(),
  });
  for (const [index, { kind, submission = null, ticket = null, body = {} }] of told.entries()) {
    liveThrough(state, { seq: index + 1, at: instantAt(0), kind, actor: 'ozma', submission, ticket, body, hash: '' });
  }
  return { state, line: [...state.line.ofTicket('T-1')] };
};

const judged: Told = { kind: 'submission-judged', submission: first, ticket: 'T-1', body: { owner: 'Dora' } };
const about = { submission: first, ticket: 'T-1' };
const queued = (...items: readonly string[]): Told => ({
  kind: 'repairs-queued',
  ...about,
  body: { items: [...items] },
});
const claimed = (item: string, repair = 7): Told => ({ kind: 'repair-claimed', ...about, body: { item, repair } });
const paused = (scope: Json): Told => ({ kind: 'pause-opened', body: { pause: 1, scope } });

const bunny: Waiting = {
  ...{ key: 'first bunny:1', item: 'bunny:1', kind: 'bunny', ticket: 'T-1', owner: 'Dora', submission: first },
  ...{ openedAt: opened, arrival: 1, position: 0, notBefore: null, isDetained: false },
};

describe('who is queued', () => {
  it('waits with all that the ledger tells of it', () => {
    expect(live(judged, queued('bunny:1', 'nest:N:2')).line).toEqual([
      bunny,
      { ...bunny, key: 'first nest:N:2', item: 'nest:N:2', kind: 'nest', position: 1 },
    ]);
  });

  it('stands by the positions that were told, and by the order of items where none were', () => {
    const told = (positions: Json) => ({
      ...queued('bunny:1', 'bunny:2'),
      body: { items: ['bunny:1', 'bunny:2'], positions },
    });
    const positions = (body: Json) => live(judged, told(body)).line.map(({ item, position }) => [item, position]);
    expect(positions([5, 3])).toEqual([
      ['bunny:2', 3],
      ['bunny:1', 5],
    ]);
    const byOrder = [
      ['bunny:1', 0],
      ['bunny:2', 1],
    ];
    expect([positions(null), positions(['5', '3']), positions([])]).toEqual([byOrder, byOrder, byOrder]);
  });

  it('has no owner and comes with the event itself where no verdict was told, and no kind without a colon', () => {
    expect(live(queued('bunny')).line).toEqual([
      { ...bunny, key: 'first bunny', item: 'bunny', kind: '', owner: '', arrival: 1 },
    ]);
    const noOwner: Told = { ...judged, body: { owner: null } };
    expect(live({ kind: 'pause-ended' }, noOwner, queued('bunny:1')).line).toMatchObject([{ owner: '', arrival: 2 }]);
  });

  it('is nobody where the event names no ticket, no submission, or no items', () => {
    const nobody: readonly Told[] = [
      { ...queued('bunny:1'), ticket: null },
      { ...queued('bunny:1'), submission: null },
      { ...queued(), body: { items: 'bunny:1' } },
      { ...queued(), body: { items: [7, null] } },
      { ...queued(), body: {} },
    ];
    for (const one of nobody) expect(live(judged, one).line).toEqual([]);
  });

  it('keeps its old position when it is queued again', () => {
    const { line } = live(judged, queued('nest:N-2', 'bunny:1'), claimed('bunny:1'), queued('bunny:1'));
    expect(line.map(({ item, position }) => [item, position])).toEqual([
      ['nest:N-2', 0],
      ['bunny:1', 1],
    ]);
  });
});

describe('who is claimed', () => {
  const back = (kind: Told['kind'], body: LedgerEvent['body']): Told => ({ kind, ...about, body });

  it('waits no more, until it comes back', () => {
    expect(live(judged, queued('bunny:1'), claimed('bunny:1')).line).toEqual([]);
    const until = instantAt(5000);
    const postponed = back('repair-postponed', { item: 'bunny:1', notBefore: until });
    expect(live(judged, queued('bunny:1'), claimed('bunny:1'), postponed).line).toEqual([
      { ...bunny, notBefore: until },
    ]);
    const once = back('repair-postponed', { item: 'bunny:1', notBefore: null });
    expect(live(judged, queued('bunny:1'), claimed('bunny:1'), once).line).toEqual([bunny]);
  });

  it('comes back from a lapse only into the queue', () => {
    const lapsed = (next: string) => back('repair-lapsed', { item: 'bunny:1', next });
    expect(live(judged, queued('bunny:1'), claimed('bunny:1'), lapsed('queued')).line).toEqual([bunny]);
    expect(live(judged, queued('bunny:1'), claimed('bunny:1'), lapsed('escalated')).line).toEqual([]);
  });

  it('does not come back where it never was', () => {
    expect(live(judged, back('repair-released', { item: 'bunny:1' })).line).toEqual([]);
  });

  it('waits no longer than before when it is put back while it waits', () => {
    const postponed = back('repair-postponed', { item: 'bunny:1', notBefore: instantAt(5000) });
    const requeued = back('repair-requeued', { item: 'bunny:1' });
    expect(live(judged, queued('bunny:1'), claimed('bunny:1'), postponed, requeued).line).toEqual([bunny]);
  });

  it('is forgiven by its number alone', () => {
    const postponed = back('repair-postponed', { item: 'bunny:1', notBefore: instantAt(5000) });
    const forgiven = (repairs: Json) =>
      live(judged, queued('bunny:1'), claimed('bunny:1'), postponed, { kind: 'faults-forgiven', body: { repairs } })
        .line;
    expect(forgiven([7])).toEqual([bunny]);
    for (const none of [[8], [], 7, null]) expect(forgiven(none)).toEqual([{ ...bunny, notBefore: instantAt(5000) }]);
  });
});

describe('a ticket whose opening is corrected', () => {
  const changed = (changes: Json, ticket: string | null = 'T-1'): Told => ({
    kind: 'ticket-changed',
    ticket,
    body: { changes },
  });
  const later = instantAt(9000);

  it('moves those who wait for it, and those who come for it later', () => {
    const correction = changed({ status: { after: 'Open' }, opened_at: { before: opened, after: later } });
    expect(live(judged, queued('bunny:1'), correction).line).toEqual([{ ...bunny, openedAt: later }]);
    expect(
      live(judged, queued('bunny:1'), correction, { ...queued('bunny:2'), submission: second }).line,
    ).toMatchObject([
      { item: 'bunny:1', openedAt: later },
      { item: 'bunny:2', openedAt: later },
    ]);
  });

  it.each<readonly [string, Told]>([
    ['no ticket', changed({ opened_at: { after: later } }, null)],
    ['another ticket', changed({ opened_at: { after: later } }, 'T-2')],
    ['another column', changed({ label: { after: later } })],
    ['no instant', changed({ opened_at: { after: null } })],
    ['no change', changed({ opened_at: later })],
    ['a list of changes', changed([later])],
    ['a text of changes', changed('opened_at')],
    ['null for changes', changed(null)],
  ])('moves nobody by %s', (_, event) => {
    expect(live(judged, queued('bunny:1'), event).line).toEqual([bunny]);
  });
});

describe('a folder that a pause kept', () => {
  const desk = paused({ kind: 'desk' });
  const end: Told = { kind: 'pause-ended', body: { pause: 1 } };

  it('is kept until it is placed, and it alone', () => {
    const other: Told = { ...queued('bunny:2'), submission: second };
    const placed: Told = { kind: 'submission-placed', ...about };
    const kept = live(desk, judged, queued('bunny:1'), other, end, placed).line;
    expect(kept.map(({ item, isDetained }) => [item, isDetained])).toEqual([
      ['bunny:1', false],
      ['bunny:2', true],
    ]);
    expect(live(desk, judged, queued('bunny:1'), end, { ...placed, ticket: null }).line).toMatchObject([
      { isDetained: true },
    ]);
  });
});

describe('a pause', () => {
  it.each<readonly [string, Json, boolean]>([
    ['of the desk', { kind: 'desk' }, true],
    ['of a scope that is not known', { kind: 'moon' }, true],
    ['of no scope', null, true],
    ['of a list of scopes', [{ kind: 'ticket', ticket: 'T-2' }], true],
    ['of a scope that is a text', 'ticket', true],
    ['of its ticket', { kind: 'ticket', ticket: 't-1' }, true],
    ['of another ticket', { kind: 'ticket', ticket: 'T-2' }, false],
    ['of its owner', { kind: 'owner', owner: 'DORA' }, true],
    ['of another owner', { kind: 'owner', owner: 'Ember' }, false],
    ['of its kind', { kind: 'item-kind', itemKind: 'bunny' }, true],
    ['of another kind', { kind: 'item-kind', itemKind: 'nest' }, false],
    ['of a kind that is no text', { kind: 'item-kind', itemKind: 7 }, false],
  ])('%s stops who waits: %j, %s', (_, scope, stops) => {
    const { state } = live(judged, queued('bunny:1'), paused(scope));
    expect(isPaused(state, bunny)).toBe(stops);
  });

  it('stops nobody once it has ended; another one still does', () => {
    const other: Told = { kind: 'pause-opened', body: { pause: 2, scope: { kind: 'desk' } } };
    const end = (pause: number): Told => ({ kind: 'pause-ended', body: { pause } });
    expect(isPaused(live(paused(null), end(1)).state, bunny)).toBe(false);
    expect(isPaused(live(paused(null), other, end(1)).state, bunny)).toBe(true);
    expect(isPaused(live(paused(null), end(2)).state, bunny)).toBe(true);
  });
});

describe('the events of the queue', () => {
  it('are those that change it; of others it takes no notice', () => {
    expect(new Set(queueEvents).size).toBe(queueEvents.length);
    expect(queueEvents).not.toContain('repair-finished');
    expect(
      live(judged, queued('bunny:1'), { kind: 'repair-finished', ...about, body: { item: 'bunny:1' } }).line,
    ).toEqual([bunny]);
  });
});
