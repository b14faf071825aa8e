import { describe, expect, it } from 'vitest';
import { epochMsOf, instantAt } from '../../src/domain/instant.ts';
import { folders, openWorkingDesk } from './working-desk.ts';
import { clock, fulfil, looked, openGate, type Perform, work } from './working-runner.ts';

const eventsOf = async (desk: Awaited<ReturnType<typeof openWorkingDesk>>, ticket: number, kind: string) =>
  (await desk.store.reads.events({ ticket: `T-${ticket}` })).filter((event) => event.kind === kind);

describe('the runner', () => {
  it('repairs in ticket order, whatever the order of arrival', async () => {
    const order = [7, 3, 12, 1, 9, 2, 11, 5, 4, 10, 8, 6];
    await using desk = await openWorkingDesk(order.map((ticket) => ({ ticket, bunnies: [`${ticket}`] })));
    await using runner = work(desk, { concurrency: 1 });
    await runner.told('finished', order.length);
    const inOrder = order.toSorted((a, b) => a - b).map(String);
    expect([runner.bunnies('claimed'), runner.bunnies('finished')]).toEqual([inOrder, inOrder]);
  });

  it('has as many under way as the desk says, and never more', async () => {
    await using desk = await openWorkingDesk(folders(40));
    let [now, most] = [0, 0];
    const perform: Perform = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return { kind: 'fulfilled', note: null };
    };
    await using runner = work(desk, { concurrency: 3, perform });
    await runner.told('finished', 40);
    expect(most).toBe(3);
  });

  it('finishes a hundred while one repair hangs and another always fails, which comes to a person in the end', async () => {
    await using desk = await openWorkingDesk(folders(102));
    const perform: Perform = ({ item, ...task }, signal) => {
      if (item.id === '2') return Promise.reject(new Error('it bites'));
      if (item.id === '1') return new Promise(() => undefined);
      return fulfil({ item, ...task }, signal);
    };
    await using runner = work(desk, { perform, queue: { attempts: 3, backoff: 0.01 } });
    await Promise.all([runner.told('finished', 100), runner.told('escalated')]);
    expect(runner.bunnies('postponed')).toEqual(['2', '2']);
    expect(await desk.store.reads.figures()).toMatchObject({
      repairs: { fulfilled: 100, claimed: 1, escalated: 1, queued: 0 },
      places: { repair: 2, returned: 100 },
    });
    const [escalated] = await eventsOf(desk, 2, 'repair-escalated');
    expect(escalated?.body).toMatchObject({ why: 'it bites', attempts: 3, outcome: 'fault' });
  });

  it('keeps the lease of a repair that takes many times as long', async () => {
    await using desk = await openWorkingDesk(folders(1));
    const perform: Perform = () =>
      new Promise((resolve) => setTimeout(() => resolve({ kind: 'fulfilled', note: 'slowly' }), 600));
    await using runner = work(desk, { perform, queue: { lease: 0.12 } });
    await runner.told('finished');
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'finished']);
  });

  it('keeps its claims when the clock leaps, as after the machine was asleep', async () => {
    await using desk = await openWorkingDesk(folders(1));
    const gate = openGate();
    let leapMs = 0;
    await using runner = work(desk, {
      perform: gate.perform,
      clock: () => instantAt(epochMsOf(clock()) + leapMs),
      queue: { lease: 600 },
    });
    await gate.entered(1);
    for (const hours of [8, 16, -16]) {
      leapMs = hours * 3_600_000;
      await looked(runner);
    }
    gate.open('1');
    await runner.told('finished');
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'finished']);
    expect(gate.aborted()).toEqual([]);
  });

  it('calls off an attempt whose claim it has lost, drops its outcome, and repairs it again', async () => {
    await using desk = await openWorkingDesk(folders(1));
    await using other = desk.openAgain();
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform, concurrency: 1, queue: { lease: 0.3 } });
    await gate.entered(1);
    const retry = { attempts: 5, firstMs: 1, mostMs: 1 };
    const holders = await other.claimHolders();
    expect(await other.takeOver({ now: clock(), dead: holders, retry })).toMatchObject([{ next: 'queued' }]);
    await runner.told('refused');
    expect(gate.aborted()).toEqual(['1']);
    await runner.told('claimed', 2);
    gate.open('1', { kind: 'fulfilled', note: 'the second time' });
    await runner.told('finished');
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'refused', 'claimed', 'finished']);
    expect((await eventsOf(desk, 1, 'repair-finished')).map(({ body }) => body['note'])).toEqual(['the second time']);
  });

  it('never has two attempts of one repair under way: claiming it again calls the older one off', async () => {
    await using desk = await openWorkingDesk(folders(1));
    await using other = desk.openAgain();
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform });
    await gate.entered(1);
    const holders = await other.claimHolders();
    await other.takeOver({ now: clock(), dead: holders, retry: { attempts: 5, firstMs: 1, mostMs: 1 } });
    await runner.told('claimed', 2);
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'refused', 'claimed']);
    expect(gate.aborted()).toEqual(['1']);
  });

  it('is told that a finish came too late, and goes on', async () => {
    await using desk = await openWorkingDesk(folders(2));
    await using other = desk.openAgain();
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform, concurrency: 1 });
    await gate.entered(1);
    const holders = await other.claimHolders();
    await other.takeOver({ now: clock(), dead: holders, retry: { attempts: 5, firstMs: 1, mostMs: 1 } });
    gate.open('1');
    await runner.told('refused');
    await gate.entered(1);
    gate.open('1');
    await runner.told('claimed', 3);
    gate.open('2');
    await runner.told('finished', 2);
    expect(runner.news.find(({ kind }) => kind === 'refused')).toMatchObject({ why: 'not-held' });
    expect(await eventsOf(desk, 1, 'repair-finished')).toHaveLength(1);
  });

  it('takes over at once what a dead process held, and never what a person holds', async () => {
    await using desk = await openWorkingDesk(folders(3));
    const { hostname } = await import('node:os');
    const leaseUntil = '2999-01-01T00:00:00.000Z' as ReturnType<typeof clock>;
    const claimAs = (holder: string, way: 'engine' | 'hand') =>
      desk.store.claimRepairs({
        ...{ now: clock(), actor: 'ozma', holder, way, kinds: null },
        ...{ tokens: [holder], leaseUntil, isTest: false },
      });
    await claimAs(`${hostname()} 4194999 77`, 'engine');
    await claimAs('Yuki', 'hand');
    await using runner = work(desk);
    await runner.told('finished', 2);
    expect(runner.news.filter(({ kind }) => kind === 'taken-over')).toMatchObject([
      { taken: { holder: `${hostname()} 4194999 77`, next: 'queued' } },
    ]);
    expect(await desk.store.claimHolders()).toEqual(['Yuki']);
  });
});

describe('the end of a runner', () => {
  it('waits for what is under way, and claims nothing more', async () => {
    await using desk = await openWorkingDesk(folders(3));
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform, concurrency: 2 });
    await gate.entered(2);
    const stopped = runner.stop(60_000);
    gate.open('1');
    gate.open('2');
    await stopped;
    expect(runner.news.map(({ kind }) => kind)).toEqual(['claimed', 'claimed', 'finished', 'finished']);
    expect((await desk.store.reads.figures()).repairs).toMatchObject({ fulfilled: 2, queued: 1, claimed: 0 });
    expect(desk.filesIn('returned')).toHaveLength(4);
  });

  it('gives back what does not end in time, records what did, and costs no attempt', async () => {
    await using desk = await openWorkingDesk(folders(2));
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform });
    await gate.entered(2);
    gate.open('2');
    await runner.stop(1);
    expect([gate.aborted(), runner.bunnies('released'), runner.bunnies('finished')]).toEqual([['1'], ['1'], ['2']]);
    const states = { states: null, ticketKey: null, itemKey: null };
    expect(await desk.store.reads.repairs(states, { after: null, limit: 9 })).toMatchObject([
      { state: 'queued', queuePlace: 1, attempts: 0, claims: 1, claim: null },
      { state: 'fulfilled' },
    ]);
  });
});
