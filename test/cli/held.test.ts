import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptHeld, listHeld, rejectHeld } from '../../src/cli/held.ts';
import { why } from '../../src/cli/why.ts';
import { sha256, submissionId } from '../../src/domain/ids.ts';
import { type AreaDesk, daysLater, makeAreaDesk, removeTemplate } from './area-desk.ts';
import { documentsIn } from './desk.ts';

const dora = 'T-1 - Dora Quillfeather';
const ember = 'T-2 - Ember Fenwick';
const reason = { item: [], why: 'owner confirmed', by: 'Mei' } as const;
const accept = (desk: AreaDesk, query: string, over = {}) =>
  desk.run((call) => acceptHeld(call, { ...reason, query, ...over }));
const reject = (desk: AreaDesk, query: string, over = {}) =>
  desk.run((call) => rejectHeld(call, { ...reason, query, ...over }));
const hashOf = (text: string) => sha256(createHash('sha256').update(text).digest('hex'));

afterAll(removeTemplate);

describe('ozma held', () => {
  it('lists what is held, since when and why, and says so where nothing is', async () => {
    await using desk = await makeAreaDesk();
    const { status, out } = await desk.run(listHeld);
    expect(status).toBe(0);
    expect(out.split('\n').filter((line) => !/^ {2}[0-9a-f-]{36}$/u.test(line))).toEqual([
      dora,
      '  Ticket  T-1',
      '  Since   2026-10-03 12:00:00 UTC',
      '  Items   bunny:1',
      '  Codes   ITEM_OWNER_UNKNOWN',
      ember,
      '  Ticket  T-2',
      '  Since   2026-10-03 12:00:00 UTC',
      '  Items   bunny:2',
      '  Codes   ITEM_OWNER_UNKNOWN',
      '',
    ]);
    const documents = documentsIn((await desk.run(listHeld, { json: true })).out);
    expect(documents.map(({ label, isWhole, files }) => [label, isWhole, files])).toEqual([
      [dora, false, ['bunny-1.object']],
      [ember, true, ['bunny-2.object']],
    ]);
    await reject(desk, 'T-1');
    await reject(desk, 'T-2');
    expect((await desk.run(listHeld, { lang: 'ja' })).out).toBe('保留中のものはありません。\n');
  });

  it('accepts an item into the folder that is in repair already', async () => {
    await using desk = await makeAreaDesk();
    expect(desk.filesIn('held')).toEqual([`${dora}/bunny-1.object`, `${ember}/bunny-2.object`, `${ember}/note.txt`]);
    const { status, out } = await accept(desk, 'bunny:1');
    expect([status, out]).toEqual([0, `Accepted for repair: ${dora} (bunny:1)\n`]);
    expect(desk.filesIn('repair')).toEqual([`${dora}/bunny-1.object`, `${dora}/bunny-3.object`, `${dora}/note.txt`]);
    expect(desk.filesIn('held')).toEqual([`${ember}/bunny-2.object`, `${ember}/note.txt`]);
  });

  it('accepts a whole folder, and tells the customer no more of what held it', async () => {
    await using desk = await makeAreaDesk();
    const { out } = await desk.run((call) => acceptHeld(call, { ...reason, query: desk.id(ember) }), { json: true });
    expect(documentsIn(out)).toEqual([
      {
        submission: desk.id(ember),
        label: ember,
        decision: 'accepted',
        items: ['bunny:2'],
        files: ['bunny-2.object'],
        by: 'Mei',
        why: 'owner confirmed',
        at: daysLater(0),
      },
    ]);
    expect(desk.filesIn('repair')).toContain(`${ember}/note.txt`);
    const story = await desk.run((call) => why(call, { query: 'T-2', limit: '20' }));
    expect(story.out).toContain('Accepted on 2026-10-03 12:00:00 UTC for ticket T-2: 1 item taken in for repair.');
    expect(story.out).toContain('everything in it is taken in for repair.');
    expect(story.out).toMatch(/What was held was accepted: .*bunny:2.*owner confirmed.*\(by Mei\)/su);
    const document = documentsIn(
      (await desk.run((call) => why(call, { query: 'T-2', limit: '1' }), { json: true })).out,
    );
    expect(document).toMatchObject([{ verdict: 'accepted', findings: [{ code: 'ITEM_OWNER_UNKNOWN' }] }]);
  });

  it('rejects, and what is rejected goes back', async () => {
    await using desk = await makeAreaDesk();
    expect((await reject(desk, ember)).out).toBe(`Rejected; goes back: ${ember} (bunny:2)\n`);
    await reject(desk, desk.id(dora).slice(0, 35), { item: ['bunny:1'] });
    expect(desk.filesIn('held')).toEqual([]);
    expect(desk.filesIn('returned')).toEqual([
      `${dora}/bunny-1.object`,
      `${ember}/bunny-2.object`,
      `${ember}/note.txt`,
    ]);
  });

  it('tells first who has decided since, when and why', async () => {
    await using desk = await makeAreaDesk();
    await desk.run((call) => rejectHeld(call, { ...reason, query: ember, why: 'not hers' }), { days: 1 });
    const story = await desk.run((call) => why(call, { query: 'T-2', limit: '1' }), { days: 1 });
    expect(story.out.split('\n').slice(1, 4)).toEqual([
      'Rejected on 2026-10-04 12:00:00 UTC for ticket T-2.',
      '→  2026-10-04 12:00:00 UTC  What was held was rejected: bunny:2, not hers (by Mei)',
      '',
    ]);
  });

  it('moves nothing while a pause stops it, and says which', async () => {
    await using desk = await makeAreaDesk();
    const { id } = await desk.withStore((store) =>
      store.openPause({
        ...{ kind: 'operator', source: null, scope: { kind: 'item-kind', itemKind: 'bunny' }, scopeKey: 'bunny' },
        ...{ who: 'Yuki', why: 'they vanish', since: daysLater(0), until: null, evidence: {} },
      }),
    );
    const { status, out, err } = await accept(desk, ember);
    expect([status, out]).toEqual([1, '']);
    expect(err).toBe(`Nothing may move there now. Paused by: ${id}. See why: ozma queue pauses\n`);
    const told = await desk.run((call) => rejectHeld(call, { ...reason, query: ember }), { json: true });
    expect(documentsIn(told.out)).toEqual([
      { submission: desk.id(ember), decision: 'refused', refusal: 'paused', pauses: [id] },
    ]);
    expect(desk.filesIn('held')).toHaveLength(3);
  });

  it.each([
    ['nothing that is held', { query: 'T-9' }, 'Nothing of "T-9" is held.'],
    ['an item that does not lie there', { query: 'T-1', item: ['bunny:3'] }, '"bunny:3" is not among what lies there'],
    ['a blank reason', { query: 'T-1', why: ' ' }, 'A reason is needed'],
    ['a blank name', { query: 'T-1', by: ' ' }, 'Nobody is named'],
  ])('refuses %s as a wrong call', async (_, over, message) => {
    await using desk = await makeAreaDesk();
    await expect(accept(desk, 'T-1', over)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
  });

  it('asks for more of an id where several that are held begin alike', async () => {
    await using desk = await makeAreaDesk();
    const [one, two] = [desk.id(dora), desk.id(ember)];
    await expect(accept(desk, one.slice(0, 8))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(new RegExp(`Several submissions.*${two}  ${ember}.*${one}  ${dora}`, 'su')),
    });
  });

  it('does not accept a file that is gone from the disk', async () => {
    await using desk = await makeAreaDesk();
    rmSync(join(desk.dir, 'held', `${desk.id(ember)}--${ember}`, 'bunny-2.object'));
    const { status, err } = await accept(desk, ember);
    expect([status, err]).toEqual([1, 'Its file is gone or cannot be read. It can be rejected.\n']);
  });

  it('finishes with the next command what a crash left between the record and the move', async () => {
    await using desk = await makeAreaDesk();
    const decided = { files: null, by: 'Mei', why: 'seen', now: daysLater(0) };
    await desk.withStore(async (store) => {
      const found = [{ file: 'bunny-1.object', sha256: hashOf('bunny one'), bytes: 9 }];
      await store.acceptHeld({ ...decided, submission: submissionId(desk.id(dora)) }, found);
      await store.rejectHeld({ ...decided, submission: submissionId(desk.id(ember)) });
    });
    expect(desk.filesIn('held')).toHaveLength(3);
    await desk.run(listHeld);
    expect(desk.filesIn('held')).toEqual([]);
    expect(desk.filesIn('repair')).toEqual([`${dora}/bunny-1.object`, `${dora}/bunny-3.object`, `${dora}/note.txt`]);
    expect(desk.filesIn('returned')).toEqual([`${ember}/bunny-2.object`, `${ember}/note.txt`]);
    await desk.run(listHeld);
    expect(desk.filesIn('repair')).toHaveLength(3);
  });
});
