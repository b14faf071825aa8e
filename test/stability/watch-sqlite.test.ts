import { expect, it } from 'vitest';
import { epochMsOf, type Instant, instantAt } from '../../src/domain/instant.ts';
import { openWatch } from '../../src/stability/watch.ts';
import type { Store } from '../../src/store/store.ts';
import { entry, entryItem, entryTicket, importTickets, minute, record, ticketRow } from '../store/builders.ts';
import { open, place } from '../store/files.ts';
import { claimOne, fault, finish, fulfilled, request } from '../store/queue-builders.ts';
import { told } from '../store/signal-builders.ts';
import { feedOf, feedsDir, stability } from './build.ts';

const weather = { format: 'json', value: '/isles/0/state', healthy: ['calm'], troubled: [] } as const;

const owners = ['Dora Quillfeather', 'Ember Fenwick', 'Juniper Reed', 'Yuki Tanaka'];

/** A desk with one bunny of each owner waiting for repair. */
const stock = async (store: Store): Promise<void> => {
  const items = (index: number) => [{ kind: 'bunny', id: String(index + 1) }];
  const people = owners.map((name) => ({ owner: { name, id: null }, ownerKey: name.toLowerCase() }));
  await importTickets(
    store,
    people.map((person, index) => ticketRow(`T-${index + 1}`, { items: items(index), ...person })),
  );
  await record(
    store,
    people.map(({ owner }, index) => {
      const ticket = entryTicket({ number: `T-${index + 1}`, expected: items(index), owner });
      const received = [entryItem(String(index + 1))];
      return entry(index + 1, {
        ticket,
        items: received,
        consumed: items(index),
        newStatus: 'Pending-Item sent to Ozma',
      });
    }),
  );
};

/** A clock that goes on by itself, twenty seconds at each reading. */
const clockFrom = (start: Instant): (() => Instant) => {
  let at = epochMsOf(start);
  return () => {
    at += 20_000;
    return instantAt(at);
  };
};

const watch = (store: Store, clock: () => Instant): AsyncDisposable =>
  openWatch({
    ...{
      deskDir: feedsDir,
      store,
      kinds: ['bunny'],
      env: {},
      clock,
      onNews: () => undefined,
      pace: { ownMs: 2, retryMs: 2 },
    },
    stability: stability({
      feeds: [feedOf('weather.json', weather, { everyMs: 2 })],
      failures: { owners: 3, withinMs: 600_000 },
    }),
  });

const stages = async (store: Store) => (await store.pauses()).map(({ source, stage }) => `${source} ${stage}`);
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 10_000, interval: 5 });

it('three owners’ failures pause a real desk beside a green feed; the pause survives a restart and ends by a test repair', async () => {
  using site = place();
  const clock = clockFrom(minute(105));
  {
    await using store = open(site.file);
    await stock(store);
    for (const n of [1, 2]) await finish(store, await claimOne(store, `token ${n}`), fault, minute(100 + n));
    await using _ = watch(store, clock);
    await eventually(async () => (await store.signals()).map(({ source, last }) => [source, last?.health])).toEqual([
      ['failures', 'healthy'],
      ['feed:isles', 'healthy'],
    ]);
    expect(await stages(store)).toEqual([]);
    await finish(store, await claimOne(store, 'token 3'), fault, clock());
    await eventually(() => stages(store)).toEqual(['failures holding']);
    expect((await store.claimRepairs(request('token 4', { now: clock() }))).kind).toBe('paused');
  }
  await using store = open(site.file);
  expect(await stages(store)).toEqual(['failures holding']);
  await using _ = watch(store, clock);
  await eventually(() => stages(store)).toEqual(['failures testing']);
  const test = await claimOne(store, 'the test', { isTest: true, now: clock(), leaseUntil: minute(10_000) });
  expect(test.isTest).toBe(true);
  await finish(store, test, fulfilled, clock());
  await eventually(() => stages(store)).toEqual([]);
  expect((await told(store)).map(([kind]) => kind)).toEqual([
    'pause-opened',
    'faults-forgiven',
    'pause-staged',
    'pause-ended',
  ]);
  const [opened] = await told(store);
  expect(opened?.[3]).toMatchObject({
    ...{ pauseKind: 'platform', source: 'failures', scope: { kind: 'desk' } },
    why: '3 repairs of 3 owners failed within 10 minutes.',
    evidence: { faults: [{ owner: 'Dora Quillfeather' }, { owner: 'Ember Fenwick' }, { owner: 'Juniper Reed' }] },
  });
});
