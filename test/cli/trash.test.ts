import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptHeld, listHeld, rejectHeld } from '../../src/cli/held.ts';
import { listTrash, purgeTrash, restoreTrash } from '../../src/cli/trash.ts';
import { why } from '../../src/cli/why.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { type AreaDesk, daysLater, makeAreaDesk, removeTemplate } from './area-desk.ts';
import { documentsIn } from './desk.ts';

const dora = 'T-1 - Dora Quillfeather';
const reason = { item: [], why: 'monthly', by: 'Mei' } as const;
const purge = (desk: AreaDesk, query: string | null, days: number) =>
  desk.run((call) => purgeTrash(call, { ...reason, query, expired: query === null }), { days });
const restore = (desk: AreaDesk, query: string, days: number) =>
  desk.run((call) => restoreTrash(call, { ...reason, query }), { days });

afterAll(removeTemplate);

describe('ozma trash', () => {
  it('lists what lies there and for how many days it can be taken out', async () => {
    await using desk = await makeAreaDesk();
    const daysLeft = async (days: number) =>
      documentsIn((await desk.run(listTrash, { json: true, days })).out).map((one) => [one['label'], one['daysLeft']]);
    expect(await daysLeft(0)).toEqual([
      [dora, 31],
      ['things.zip', 31],
    ]);
    expect((await daysLeft(30.5))[0]).toEqual([dora, 1]);
    expect((await daysLeft(31))[0]).toEqual([dora, 0]);
    const { out } = await desk.run(listTrash, { days: 31 });
    expect(out).toContain('  Grace   over: it can be purged, and not be taken out\n');
    expect(out).toContain('  Items  none\n');
  });

  it('takes a loose thing and an item out, to be held and sent back', async () => {
    await using desk = await makeAreaDesk();
    expect(await restore(desk, desk.id('things.zip'), 3)).toMatchObject({
      status: 0,
      out: 'Taken out of the trash; held now: things.zip\n',
    });
    await restore(desk, 'bunny:7', 3);
    expect(desk.filesIn('trash')).toEqual([]);
    expect(desk.filesIn('held')).toEqual(
      expect.arrayContaining(['things.zip', `${dora}/bunny-1.object`, `${dora}/bunny-7.zip`]),
    );
    const refused = await desk.run((call) => acceptHeld(call, { ...reason, query: desk.id('things.zip') }));
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('No ticket is known for it')]);
    await desk.run((call) => rejectHeld(call, { ...reason, query: desk.id('things.zip') }));
    expect(desk.filesIn('returned')).toEqual(['things.zip']);
  });

  it('takes nothing out after the 31 days, and purges nothing before', async () => {
    await using desk = await makeAreaDesk();
    const late = await restore(desk, 'bunny:7', 31);
    expect([late.status, late.err]).toEqual([1, expect.stringContaining('Its 31 days are over')]);
    const early = await purge(desk, 'bunny:7', 30.9);
    expect([early.status, early.err]).toEqual([1, expect.stringContaining('Its 31 days are not over')]);
    expect(desk.filesIn('trash')).toHaveLength(2);
  });

  it('removes from the disk what is purged, follows no link, and keeps the record', async () => {
    await using desk = await makeAreaDesk();
    const outside = join(dirname(desk.dir), 'outside.txt');
    writeFileSync(outside, 'not ours');
    const folder = join(desk.dir, 'trash', `${desk.id(dora)}--${dora}`);
    symlinkSync(outside, join(folder, 'link'));
    const { status, out } = await purge(desk, 'bunny:7', 31);
    expect([status, out]).toEqual([0, `Purged from the trash: ${dora} (bunny:7)\n`]);
    expect(existsSync(join(folder, 'bunny-7.zip'))).toBe(false);
    expect(readFileSync(outside, 'utf8')).toBe('not ours');
    const story = await desk.run((call) => why(call, { query: 'T-1', limit: '1' }), { days: 31 });
    expect(story.out).toMatch(/Something was purged from the trash: .*bunny:7.*\(by Mei\)/su);
    expect(story.out).toMatch(/bunny:7 +rejected – purged from the trash/u);
    expect(story.out).not.toContain('– in the trash');
    await expect(purge(desk, 'bunny:7', 31)).rejects.toMatchObject({ code: 'usage' });
  });

  it('purges everything whose 31 days are over, and says where nothing is', async () => {
    await using desk = await makeAreaDesk();
    const none = await purge(desk, null, 30);
    expect([none.status, none.err]).toEqual([0, 'Nothing in the trash is past its 31 days.\n']);
    const { out } = await purge(desk, null, 40);
    expect(out.split('\n')).toEqual([
      `Purged from the trash: ${dora} (bunny:7)`,
      'Purged from the trash: things.zip',
      '',
    ]);
    expect(desk.filesIn('trash')).toEqual([]);
    expect((await desk.run(listTrash, { days: 40 })).out).toBe('The trash is empty.\n');
  });

  it('finishes with the next command a purge that a crash cut short', async () => {
    await using desk = await makeAreaDesk();
    const decided = { files: null, by: 'Mei', why: 'monthly', now: daysLater(32) };
    const loose = join(desk.dir, 'trash', `${desk.id('things.zip')}--things.zip`);
    await desk.withStore(async (store) => {
      await store.purgeTrash({ ...decided, submission: submissionId(desk.id('things.zip')) }, 1);
      await store.purgeTrash({ ...decided, submission: submissionId(desk.id(dora)) }, 1);
    });
    expect(existsSync(loose)).toBe(true);
    await desk.run(listHeld, { days: 32 });
    expect(desk.filesIn('trash')).toEqual([]);
  });

  it('wants one thing or --expired', async () => {
    await using desk = await makeAreaDesk();
    const both = (query: string | null, expired: boolean, item: readonly string[] = []) =>
      desk.run((call) => Promise.resolve().then(() => purgeTrash(call, { ...reason, query, expired, item })));
    await expect(both(null, false)).rejects.toMatchObject({ code: 'usage' });
    await expect(both('T-1', true)).rejects.toMatchObject({ code: 'usage' });
    await expect(both(null, true, ['bunny:7'])).rejects.toMatchObject({ code: 'usage' });
  });

  it('keeps what a pause stops, and says so of each', async () => {
    await using desk = await makeAreaDesk();
    await desk.withStore((store) =>
      store.openPause({
        ...{ kind: 'operator', source: null, scope: { kind: 'ticket', ticket: 'T-1' }, scopeKey: 't-1' },
        ...{ who: 'Yuki', why: 'a question', since: daysLater(0), until: null, evidence: {} },
      }),
    );
    const { status, out } = await purge(desk, null, 40);
    expect([status, out]).toEqual([1, 'Purged from the trash: things.zip\n']);
    expect(desk.filesIn('trash')).toEqual([`${dora}/bunny-7.zip`]);
  });
});
