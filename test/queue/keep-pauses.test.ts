import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { EndedPause, Pause } from '../../src/domain/pause.ts';
import { keepPauses, type PauseNews } from '../../src/queue/keep-pauses.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { entry, importTickets, record, rules, ticketRow } from '../store/builders.ts';
import { monday, restarts, signal } from './pause-builders.ts';

type Desk = Disposable & { readonly file: string; readonly open: () => Store };

const makeDesk = (): Desk => {
  const directory = mkdtempSync(join(tmpdir(), 'ozma-pauses-'));
  const file = join(directory, 'ozma.db');
  return {
    file,
    open: () => openSqliteStore({ file, durability: 'process', mustExist: false, rules }),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
};

/** What happened, by name: kind of news, source or person, and until when, or why it ended. */
const toldOf = (news: readonly PauseNews[]) =>
  news.map(({ kind, pause }) => [kind, pause.source ?? pause.who, 'endedWhy' in pause ? pause.endedWhy : pause.until]);

const ledgerSeq = async (store: Store) => (await store.reads.figures()).ledger.seq;

const operators = (store: Store, since: Pause['since'], until: Pause['until'] = null) =>
  store.openPause({
    ...{ kind: 'operator', source: null, who: 'Yuki', why: 'deliveries fail', evidence: {}, since, until },
    ...{ scope: { kind: 'desk' }, scopeKey: '' },
  });

const opened: Pause = {
  ...{ id: 1, kind: 'schedule', source: 'restarts', scope: { kind: 'desk' }, who: 'ozma' },
  ...{ why: 'the regions are restarted', since: monday('20:00'), until: monday('22:00'), stage: 'holding' },
  evidence: { days: ['tue'], from: '05:00', to: '07:00', timeZone: 'Asia/Tokyo' },
};
const ended: EndedPause = { ...opened, endedAt: monday('22:00'), endedBy: 'ozma', endedWhy: 'expired' };

describe('a weekly window', () => {
  it('opens its pause when it begins and ends it when it is over, and nothing is written in between', async () => {
    using desk = makeDesk();
    await using store = desk.open();
    expect(await keepPauses(store, [restarts], monday('19:59:59'))).toEqual([]);
    expect(await keepPauses(store, [restarts], monday('20:00:02'))).toEqual([{ kind: 'opened', pause: opened }]);
    const seq = await ledgerSeq(store);
    for (const time of ['20:00:02', '21:00', '21:59:59'])
      expect(await keepPauses(store, [restarts], monday(time))).toEqual([]);
    expect([await store.pauses(), await ledgerSeq(store)]).toEqual([[opened], seq]);
    expect(await keepPauses(store, [restarts], monday('22:00:01'))).toEqual([{ kind: 'ended', pause: ended }]);
    expect(await keepPauses(store, [restarts], monday('22:00:03'))).toEqual([]);
    expect(await store.pauses()).toEqual([]);
  });

  it('counts before the first claim after a restart within it, and not after one behind it', async () => {
    using desk = makeDesk();
    {
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [entry(1)]);
    }
    const claim = async (store: Store, now: Pause['since']) => {
      await keepPauses(store, [restarts], now);
      return store.claimRepairs({
        ...{ now, actor: 'ozma', holder: 'process 1', way: 'engine', kinds: null, tokens: ['token'] },
        ...{ leaseUntil: monday('23:59'), isTest: false },
      });
    };
    {
      await using store = desk.open();
      expect(await claim(store, monday('21:30'))).toEqual({ kind: 'paused', pauses: [opened] });
    }
    await using store = desk.open();
    expect(await claim(store, monday('22:30'))).toMatchObject({ kind: 'claimed', claims: [{ token: 'token' }] });
    expect(await store.endedPauses({ before: null, limit: 9 })).toEqual([ended]);
  });

  it('that the configuration no longer has ends its pause; one that is another now gets another', async () => {
    using desk = makeDesk();
    await using store = desk.open();
    await keepPauses(store, [restarts], monday('20:30'));
    const longer = { ...restarts, to: '08:00' };
    expect(toldOf(await keepPauses(store, [longer], monday('20:40')))).toEqual([
      ['ended', 'restarts', 'unscheduled'],
      ['opened', 'restarts', monday('23:00')],
    ]);
    expect(toldOf(await keepPauses(store, [], monday('20:50')))).toEqual([['ended', 'restarts', 'unscheduled']]);
    expect(await keepPauses(store, [], monday('20:51'))).toEqual([]);
    expect(toldOf(await keepPauses(store, [restarts], monday('20:52')))).toEqual([
      ['opened', 'restarts', monday('22:00')],
    ]);
  });

  it('stays away once a person has ended its pause, until it opens anew', async () => {
    using desk = makeDesk();
    await using store = desk.open();
    await keepPauses(store, [restarts], monday('20:30'));
    await store.endPause({ id: 1 }, { actor: 'Yuki', why: 'no restart today', now: monday('20:40') });
    for (let n = 0; n < 120; n += 1) {
      const { id } = await operators(store, monday('20:41'));
      await store.endPause({ id }, { actor: 'Yuki', why: 'x', now: monday('20:42') });
    }
    for (const time of ['20:45', '21:59']) expect(await keepPauses(store, [restarts], monday(time))).toEqual([]);
    expect(await keepPauses(store, [restarts], monday('22:30'))).toEqual([]);
    expect(toldOf(await keepPauses(store, [restarts], monday('20:01', 7)))).toEqual([
      ['opened', 'restarts', monday('22:00', 7)],
    ]);
  });

  it('has a pause of its own beside another window and beside those of people and of the platform, and ends it alone', async () => {
    using desk = makeDesk();
    await using store = desk.open();
    const other = { ...restarts, name: 'backups', to: '06:00' };
    await operators(store, monday('19:00'));
    await operators(store, monday('19:00'), monday('20:30'));
    await store.recordSignal(
      { signal: signal('holding', monday('19:30')), change: 'open', why: 'x', evidence: {}, forgiveSince: null },
      monday('19:30'),
    );
    expect(toldOf(await keepPauses(store, [restarts, other], monday('20:10')))).toEqual([
      ['opened', 'restarts', monday('22:00')],
      ['opened', 'backups', monday('21:00')],
    ]);
    expect(toldOf(await keepPauses(store, [restarts, other], monday('21:10')))).toEqual([
      ['ended', 'Yuki', 'expired'],
      ['ended', 'backups', 'expired'],
    ]);
    expect(toldOf(await keepPauses(store, [restarts, other], monday('22:10')))).toEqual([
      ['ended', 'restarts', 'expired'],
    ]);
    expect((await store.pauses()).map(({ id, kind }) => [id, kind])).toEqual([
      [1, 'operator'],
      [3, 'platform'],
    ]);
  });

  it('that follows upon itself has a pause for each of its days', async () => {
    using desk = makeDesk();
    await using store = desk.open();
    const whole = { ...restarts, days: ['tue', 'wed'] as const, to: '05:00' };
    await keepPauses(store, [whole], monday('20:00'));
    expect(toldOf(await keepPauses(store, [whole], monday('20:00', 1)))).toEqual([
      ['ended', 'restarts', 'expired'],
      ['opened', 'restarts', monday('20:00', 2)],
    ]);
  });
});

const holder = fileURLToPath(import.meta.resolve('./hold-pauses.ts'));

/** Waits until the other process has opened its pauses; fails where it ends before. */
const opens = (child: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    child.once('message', () => done());
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
  });

describe('pauses of every kind', () => {
  it('are there after kill -9 of the process that opened them, and end each by its own holder alone', async () => {
    using desk = makeDesk();
    const child = fork(holder, [desk.file, monday('20:30')], { stdio: 'inherit' });
    await opens(child);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await using store = desk.open();
    const held = async () => (await store.pauses()).map(({ kind, who, since }) => [kind, who, since]);
    const own = ['operator', 'Yuki', monday('20:30')];
    const scheduled = ['schedule', 'ozma', monday('20:00')];
    expect(await held()).toEqual([own, ['platform', 'ozma', monday('20:30')], scheduled]);
    expect((await store.signals()).map(({ stage }) => stage)).toEqual(['holding']);
    await store.recordSignal(
      { signal: signal('running', monday('20:40')), change: 'end', why: 'x', evidence: {}, forgiveSince: null },
      monday('20:40'),
    );
    expect(await held()).toEqual([own, scheduled]);
    await keepPauses(store, [restarts], monday('22:00'));
    expect(await held()).toEqual([own]);
    expect(await store.reads.firstBrokenEvent()).toBe(null);
  });
});
