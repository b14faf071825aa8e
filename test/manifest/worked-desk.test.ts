import { describe, expect, it } from 'vitest';
import { manifestColumns, manifestRows } from '../../src/manifest/tables/manifest-rows.ts';
import { everySubmission } from '../../src/store/reads.ts';
import type { Store } from '../../src/store/store.ts';
import { collect, entry, entryItem, importTickets, minute, record, ticketRow } from '../store/builders.ts';
import { open, place } from '../store/files.ts';

const names: readonly string[] = manifestColumns.slice(1);
const told = ['item_id', 'item_verdict', 'codes', 'disposition', 'queue_place', 'repair_state', 'finished_at'] as const;

/** What the manifest says of each item's repair. */
const rowsOf = async (store: Store) => {
  const filter = everySubmission;
  const rows = (await collect(store.reads.submissions(filter))).flatMap(manifestRows);
  return rows.map((row) => told.map((column) => row[names.indexOf(column)]));
};

/** Claims the next repair; answers how to speak of it. */
const claim = async (store: Store, token: string) => {
  const answer = await store.claimRepairs({
    ...{ now: minute(60), actor: 'ozma', holder: 'host 1 1', way: 'engine', kinds: null },
    ...{ tokens: [token], leaseUntil: minute(90), isTest: false },
  });
  const [first] = answer.kind === 'claimed' ? answer.claims : [];
  if (first === undefined) throw new Error('there was nothing to claim');
  return { repair: first.work.repair, token, actor: 'ozma' };
};

const once = { attempts: 1, firstMs: 1000, mostMs: 1000 };

describe('the manifest of a desk at work', () => {
  it('tells the state of every repair, its place while it waits, and when it was finished', async () => {
    using files = place();
    await using store = open(files.file);
    const items = ['1', '2', '3', '4', '5'].map((id) => ({ kind: 'bunny', id }));
    await importTickets(store, [ticketRow('T-1', { items })]);
    await record(store, [entry(1, { items: items.map(({ id }) => entryItem(id)) })]);
    const outcome = { kind: 'fulfilled', note: null } as const;
    await store.finishClaims([{ ...(await claim(store, 'a')), outcome, retry: once }], minute(61));
    const why = 'nothing can be done';
    const hopeless = { kind: 'unrepairable', why } as const;
    await store.finishClaims([{ ...(await claim(store, 'b')), outcome: hopeless, retry: once }], minute(62));
    const broken = { kind: 'fault', why, afterMs: null } as const;
    await store.finishClaims([{ ...(await claim(store, 'c')), outcome: broken, retry: once }], minute(63));
    await claim(store, 'd');
    expect(await rowsOf(store)).toEqual([
      ['1', 'accepted', 'OK', 'repair', '', 'fulfilled', minute(61)],
      ['2', 'accepted', 'OK', 'repair', '', 'unrepairable', minute(62)],
      ['3', 'accepted', 'OK', 'repair', '', 'escalated', ''],
      ['4', 'accepted', 'OK', 'repair', '', 'claimed', ''],
      ['5', 'accepted', 'OK', 'repair', '1', 'queued', ''],
    ]);
  });

  it('holds an item that was found altered, with its code and without a place', async () => {
    using files = place();
    await using store = open(files.file);
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [entry(1)]);
    const { repair, token, actor } = await claim(store, 'a');
    await store.withdrawAltered({ repair, token, found: 'a file of 3 bytes', actor }, minute(61));
    expect(await rowsOf(store)).toEqual([['1', 'held', 'ITEM_ALTERED', 'hold', '', 'withdrawn', '']]);
  });

  it('keeps the place of a repair that is to be tried again or is paused', async () => {
    using files = place();
    await using store = open(files.file);
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [entry(1, { items: [entryItem('1'), entryItem('2')] })]);
    const retry = { kind: 'retry', why: 'asleep', afterMs: 60_000 } as const;
    const policy = { ...once, attempts: 3 };
    await store.finishClaims([{ ...(await claim(store, 'a')), outcome: retry, retry: policy }], minute(61));
    await store.openPause({
      ...{ kind: 'operator', source: null, scope: { kind: 'desk' }, scopeKey: '', who: 'Ada', why: 'a look' },
      ...{ since: minute(61), until: null, evidence: {} },
    });
    expect(await rowsOf(store)).toEqual([
      ['1', 'accepted', 'OK', 'repair', '1', 'queued', ''],
      ['2', 'accepted', 'OK', 'repair', '2', 'queued', ''],
    ]);
  });
});
