import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../src/cli/call.ts';
import { type ResumeOptions, resume } from '../../src/cli/queue/resume.ts';
import { documentsIn, now, removeDesk, runWith } from './desk.ts';
import { listOn, makePausedDesk, numbersOn, openPlatform, pauseOn } from './paused-desk.ts';

let desk = '';
beforeEach(async () => {
  desk = await makePausedDesk();
});
afterEach(() => removeDesk(desk));

const doResume = (options: Partial<ResumeOptions> = {}, over: Partial<Call> = {}) =>
  runWith({ desk, ...over }, (call) => resume(call, { id: null, by: 'Yuki', force: false, ...options }));

describe('queue resume', () => {
  it('ends all of one’s own pauses and no other, and says what still pauses', async () => {
    await pauseOn(desk, { why: 'one' });
    await pauseOn(desk, { why: 'two', by: 'Ren' });
    await pauseOn(desk, { why: 'three', ticket: 'T-1' });
    await openPlatform(desk);
    const { status, out } = await doResume({ by: 'yuki' });
    expect([status, out.split('\n')]).toEqual([
      0,
      [
        'Ended pause 1: taken back by whoever opened it',
        'Ended pause 3: taken back by whoever opened it',
        'Still paused:',
        '  2  operator, the whole desk: two',
        '  4  platform, the whole desk: an outage',
        '',
      ],
    ]);
    expect(await numbersOn(desk)).toEqual([2, 4]);
  });

  it('ends one of one’s own by its number, for a reason if one is given', async () => {
    await pauseOn(desk);
    await pauseOn(desk);
    const { out } = await doResume({ id: '2', why: 'seen in world' }, { json: true });
    expect(documentsIn(out)).toMatchObject([
      { ended: [{ pause: 2, endedBy: 'Yuki', endedWhy: 'seen in world', endedAt: now }], remaining: [{ pause: 1 }] },
    ]);
    expect((await doResume()).out).toBe(
      'Ended pause 1: taken back by whoever opened it\nNothing is paused any more.\n',
    );
  });

  it.each([
    ['another’s', '1', "is Ren's"],
    ['the platform’s', '2', 'is kept by the watch'],
    ['the schedule’s', '3', 'is kept by the schedule'],
  ])('refuses %s pause without force and a reason, and ends it with both', async (_, id, message) => {
    await pauseOn(desk, { by: 'Ren' });
    await openPlatform(desk);
    const schedule = '[{ name: restarts, days: [sat], from: "12:00", to: "13:00" }]';
    await appendFile(join(desk, 'ozma.yaml'), `\npauses: { schedule: ${schedule} }\n`);
    expect(await numbersOn(desk)).toEqual([1, 2, 3]);
    await expect(doResume({ id })).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
    await expect(doResume({ id, why: 'x' })).rejects.toMatchObject({ code: 'usage' });
    await expect(doResume({ id, force: true })).rejects.toMatchObject({ code: 'usage' });
    await expect(doResume({ id, force: true, why: ' ' })).rejects.toMatchObject({ code: 'usage' });
    expect(await numbersOn(desk)).toEqual([1, 2, 3]);
    expect((await doResume({ id, force: true, why: 'I looked' })).status).toBe(0);
    expect(await numbersOn(desk)).toEqual([1, 2, 3].filter((one) => one !== Number(id)));
    expect(documentsIn((await listOn(desk, true, { json: true })).out).at(-1)).toMatchObject({
      ...{ pause: Number(id), endedBy: 'Yuki', endedWhy: 'I looked' },
    });
  });

  it('ends with status 1 where there is nothing to end', async () => {
    await pauseOn(desk, { by: 'Ren' });
    const own = await doResume();
    expect([own.status, own.err]).toEqual([1, 'Yuki has opened no pause that is still there.\n']);
    expect(own.out).toBe('Still paused:\n  1  operator, the whole desk: deliveries fail\n');
    const unknown = await doResume({ id: '7' }, { lang: 'ja' });
    expect([unknown.status, unknown.err]).toEqual([1, '一時停止 7 は現在ありません。一覧: ozma queue pauses\n']);
    const { status, out } = await doResume({ id: '7' }, { json: true });
    expect([status, documentsIn(out)]).toMatchObject([1, [{ ended: [], remaining: [{ pause: 1 }] }]]);
  });

  it('takes nobody for the watch over the platform, by whatever name', async () => {
    await openPlatform(desk);
    expect((await doResume({ by: 'ozma' })).status).toBe(1);
    await expect(doResume({ by: 'ozma', id: '1' })).rejects.toMatchObject({ code: 'usage' });
    expect(await numbersOn(desk)).toEqual([1]);
  });

  it.each([
    ['what is no number', { id: 'grid' }],
    ['force without a number', { force: true, why: 'x' }],
  ])('refuses %s', async (_, options) => {
    await pauseOn(desk);
    await expect(doResume(options)).rejects.toMatchObject({ code: 'usage' });
    expect(await numbersOn(desk)).toEqual([1]);
  });
});
