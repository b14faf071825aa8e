import type { Entry } from '../../src/domain/entry.ts';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import { entry, entryItem, entryTicket, importTickets, record, rejected, ticketRow } from '../store/builders.ts';
import { claimOne, finish, fulfilled } from '../store/queue-builders.ts';

/** An instant of October 2026 by day and time in UTC. */
export const october = (day: number, time = '00:00:00'): Instant =>
  instantAt(Date.parse(`2026-10-${String(day).padStart(2, '0')}T${time}Z`));

const ember = { name: 'Ember Fenwick', id: 'e-1' };
const embers = entryTicket({ number: 'T-2', owner: ember });

const pause: PauseOpening = {
  ...{ kind: 'operator', source: null, scope: { kind: 'desk' }, scopeKey: '', who: 'Ada', why: 'the grid restarts' },
  ...{ since: october(6, '12:00:00'), until: null, evidence: {} },
};

const at = (day: number, time: string, seconds: number): Pick<Entry, 'receivedAt' | 'decidedAt'> => ({
  receivedAt: october(day, time),
  decidedAt: instantAt(Date.parse(october(day, time)) + seconds * 1000),
});

/**
 * Two weeks of a desk, in UTC: in week 40 (from 28 September) a stale note on Friday 2 October at 10:00:00, judged in 4 s; a duplicate of Ember's
 * on Sunday 4 October at 23:59:59, in 10 s. In week 41 a bunny is accepted on Tuesday 6 October at 11:00:00, in 60 s, waits through a pause of the
 * desk from 12 to 14 o'clock, in which a folder of Ember's is judged at 13:00:00, in 2 s, and kept back until 14:30; the bunny is claimed at 15:00,
 * finished and returned at 16:00. A pause for Ember alone goes on from 20:00.
 */
export const workedHistory = async (store: Store): Promise<void> => {
  await importTickets(store, [ticketRow('T-1'), ticketRow('T-2', { owner: ember, ownerKey: 'ember fenwick' })]);
  const sentTwice = entryItem('3', {
    verdict: 'rejected',
    disposition: 'return',
    place: 'returned',
    codes: ['ITEM_DUPLICATE'],
  });
  await record(store, [
    rejected(1, { ...at(2, '10:00:00', 4), codes: ['NOTE_STALE', 'NOTE_FIELD_MISSING', 'NOTE_FIELD_MISSING'] }),
    rejected(2, { ...at(4, '23:59:59', 10), ticket: embers, verdict: 'duplicate', codes: ['DUPLICATE'] }),
    entry(3, at(6, '11:00:00', 60)),
  ]);
  await store.openPause(pause);
  await record(store, [
    rejected(4, { ...at(6, '13:00:00', 2), ticket: embers, codes: ['NOTE_STALE'], items: [sentTwice] }),
  ]);
  await store.endPause({ id: 1 }, { actor: 'Yuki', why: 'all is well', now: october(6, '14:00:00') });
  await store.releaseDetained(october(6, '14:30:00'), 10);
  const times = { now: october(6, '15:00:00'), leaseUntil: october(6, '17:00:00') };
  await finish(store, await claimOne(store, 'a', times), fulfilled, october(6, '16:00:00'));
  await store.openPause({
    ...{ ...pause, why: 'asks first', since: october(6, '20:00:00') },
    ...{ scope: { kind: 'owner', owner: 'Ember Fenwick' }, scopeKey: 'ember fenwick' },
  });
  await store.noteAsked({ day: '2026-10-02', way: 'ticket', codes: ['NOTE_STALE', 'NOTE_FIELD_MISSING'] });
  await store.noteAsked({ day: '2026-10-07', way: 'owner', codes: ['NOTE_STALE'] });
};
