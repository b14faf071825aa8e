import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { contentOf, folders, openWorkingDesk } from './working-desk.ts';
import { clock, fulfil, looked, openGate, type Perform, work } from './working-runner.ts';

const retry = { attempts: 3, firstMs: 1, mostMs: 1 };

describe('an item that changed after it was judged', () => {
  const link = (path: string, elsewhere: string): void => {
    rmSync(path);
    writeFileSync(elsewhere, contentOf('1'));
    symlinkSync(elsewhere, path);
  };
  const upperCase = contentOf('1').toUpperCase();
  const held = ['bunny-1.object'];
  type Change = readonly [string, (path: string, elsewhere: string) => void, found: RegExp, held: readonly string[]];
  const changes: readonly Change[] = [
    ['has other bytes', (path) => writeFileSync(path, upperCase), /^[0-9a-f]{64}$/u, held],
    ['is longer', (path) => writeFileSync(path, `${upperCase}!`), /^a file of 12 bytes instead of 11$/u, held],
    ['is gone', (path) => rmSync(path), /^nothing: /u, []],
    ['is a link to the same bytes', link, /^nothing: /u, held],
  ];

  it.each(changes)('%s: it is held, never repaired, and the next one is', async (_, change, found, left) => {
    await using desk = await openWorkingDesk([{ ticket: 1, bunnies: ['1', '2'] }]);
    change(`${desk.dir}/repair/${desk.names[0]}/bunny-1.object`, `${desk.dir}/elsewhere`);
    const repaired: string[] = [];
    const perform: Perform = (task, signal) => {
      repaired.push(task.item.id);
      return fulfil(task, signal);
    };
    await using runner = work(desk, { perform });
    await Promise.all([runner.told('altered'), runner.told('finished')]);
    await runner.stop(1000);
    expect([repaired, runner.bunnies('altered')]).toEqual([['2'], ['1']]);
    expect(runner.news.find(({ kind }) => kind === 'altered')).toMatchObject({ found: expect.stringMatching(found) });
    const [name] = desk.names;
    expect(desk.filesIn('held')).toEqual(left.map((file) => `${name}/${file}`));
    expect(desk.filesIn('returned')).toEqual([`${name}/bunny-2.object`, `${name}/note.txt`]);
    expect(desk.filesIn('repair')).toEqual([]);
  });

  it('takes its folder with it where nothing of it went back', async () => {
    await using desk = await openWorkingDesk(folders(1));
    const [name] = desk.names;
    writeFileSync(`${desk.dir}/repair/${name}/bunny-1.object`, 'something else');
    await using runner = work(desk);
    await runner.told('altered');
    await runner.stop(1000);
    expect(desk.filesIn('held')).toEqual([`${name}/bunny-1.object`, `${name}/note.txt`]);
    expect(desk.filesIn('repair')).toEqual([]);
  });
});

describe('an item that the disk does not show', () => {
  it('is a fault of the attempt, not altered', async () => {
    await using desk = await openWorkingDesk(folders(2));
    const gate = openGate();
    await using runner = work(desk, { concurrency: 1, perform: gate.perform, queue: { backoff: 0.01 } });
    await gate.entered(1);
    renameSync(`${desk.dir}/repair`, `${desk.dir}/unmounted`);
    gate.open('1');
    await runner.told('postponed');
    expect(runner.news.find(({ kind }) => kind === 'postponed')).toMatchObject({
      work: { repair: 2 },
      outcome: { kind: 'fault', why: 'the area repair/ is not there' },
    });
    renameSync(`${desk.dir}/unmounted`, `${desk.dir}/repair`);
    await gate.entered(1);
    gate.open('2');
    await vi.waitFor(() => expect(desk.filesIn('returned')).toHaveLength(4));
    expect(runner.bunnies('altered')).toEqual([]);
  });

  it('is not asked for while the whole area is missing', async () => {
    await using desk = await openWorkingDesk(folders(1));
    renameSync(`${desk.dir}/repair`, `${desk.dir}/unmounted`);
    await using runner = work(desk);
    await runner.told('fault', 2);
    expect(runner.bunnies('claimed')).toEqual([]);
    renameSync(`${desk.dir}/unmounted`, `${desk.dir}/repair`);
    await runner.told('finished');
  });

  it('is fetched where its folder was recorded and not moved yet', async () => {
    await using desk = await openWorkingDesk(folders(1), 'processing');
    await using runner = work(desk);
    await runner.told('finished');
    await runner.stop(1000);
    expect([desk.filesIn('processing'), desk.filesIn('returned')]).toEqual([
      [],
      [`${desk.names[0]}/bunny-1.object`, `${desk.names[0]}/note.txt`],
    ]);
  });
});

describe('an altered item that is rejected', () => {
  it('goes back from held/ after a crash before its move, and is not told as lost', async () => {
    await using desk = await openWorkingDesk([{ ticket: 1, bunnies: ['1', '2'] }]);
    const [name] = desk.names;
    const [submission] = desk.submissions;
    if (submission === undefined) throw new Error('the desk has no folder');
    writeFileSync(`${desk.dir}/repair/${name}/bunny-1.object`, 'another bunny');
    const gate = openGate();
    await using first = work(desk, { perform: gate.perform });
    await first.told('altered');
    await gate.entered(1);
    await first.stop(0);
    expect(desk.filesIn('held')).toEqual([`${name}/bunny-1.object`]);
    await desk.store.rejectHeld({ submission, files: null, by: 'Yuki', why: 'not a bunny', now: clock() });
    const again = openGate();
    await using second = work(desk, { perform: again.perform });
    await again.entered(1);
    expect(second.news.map(({ kind }) => kind)).toEqual(['claimed']);
    expect([desk.filesIn('held'), desk.filesIn('returned')]).toEqual([[], [`${name}/bunny-1.object`]]);
  });
});

describe('what is finished', () => {
  it('goes back item by item, and the rest of the folder with the last', async () => {
    await using desk = await openWorkingDesk([{ ticket: 1, bunnies: ['1', '2'] }]);
    const [name] = desk.names;
    const gate = openGate();
    await using runner = work(desk, { perform: gate.perform, concurrency: 1 });
    await gate.entered(1);
    gate.open('1');
    await gate.entered(1);
    await new Promise(setImmediate);
    const between = { returned: desk.filesIn('returned'), repair: desk.filesIn('repair') };
    gate.open('2', { kind: 'unrepairable', why: 'too old' });
    await runner.told('finished', 2);
    await runner.stop(1000);
    expect(between).toEqual({
      returned: [`${name}/bunny-1.object`],
      repair: [`${name}/bunny-2.object`, `${name}/note.txt`],
    });
    expect(desk.filesIn('returned')).toEqual([`${name}/bunny-1.object`, `${name}/bunny-2.object`, `${name}/note.txt`]);
    expect(desk.filesIn('repair')).toEqual([]);
  });

  it.each(['before any move', 'in the middle of the moves'])('goes back after a crash %s', async (when) => {
    await using desk = await openWorkingDesk([
      { ticket: 1, bunnies: ['1', '2'] },
      { ticket: 2, bunnies: ['3', '4'] },
    ]);
    const [first, second] = desk.names;
    const tokens = ['a', 'b', 'c'];
    const leaseUntil = clock();
    const asked = { now: clock(), actor: 'ozma', holder: 'x', way: 'engine' as const, kinds: null, tokens, leaseUntil };
    const answer = await desk.store.claimRepairs({ ...asked, isTest: false });
    if (answer.kind === 'paused') throw new Error('nothing was paused');
    const outcome = { kind: 'fulfilled', note: null } as const;
    const finishes = answer.claims.map(({ token, work: { repair } }) => ({
      repair,
      token,
      outcome,
      actor: 'ozma',
      retry,
    }));
    await desk.store.finishClaims(finishes, clock());
    if (when === 'in the middle of the moves') {
      desk.scratch.write(`returned/${first}/bunny-1.object`, contentOf('1'));
      rmSync(`${desk.dir}/repair/${first}/bunny-1.object`);
    }
    await using runner = work(desk, { concurrency: 1, perform: () => new Promise(() => undefined) });
    await runner.told('claimed');
    await runner.stop(0);
    expect(desk.filesIn('returned')).toEqual([
      ...['bunny-1.object', 'bunny-2.object', 'note.txt'].map((file) => `${first}/${file}`),
      `${second}/bunny-3.object`,
    ]);
    expect(desk.filesIn('repair')).toEqual([`${second}/bunny-4.object`, `${second}/note.txt`]);
  });

  it('is told once where the disk will not move it, tried again, and goes back once it may', async () => {
    await using desk = await openWorkingDesk(folders(2));
    rmSync(`${desk.dir}/returned`, { recursive: true });
    writeFileSync(`${desk.dir}/returned`, 'no directory');
    await using runner = work(desk);
    await runner.told('unmoved', 2);
    for (let look = 0; look < 5; look += 1) await looked(runner);
    expect(runner.bunnies('finished')).toEqual(['1', '2']);
    expect(runner.news.filter(({ kind }) => kind === 'unmoved')).toHaveLength(2);
    rmSync(`${desk.dir}/returned`);
    await looked(runner);
    await runner.stop(1000);
    expect(desk.filesIn('repair')).toEqual([]);
    expect(desk.filesIn('returned')).toHaveLength(4);
  });
});
