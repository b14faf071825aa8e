import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAndRun } from '../../src/cli/program.ts';
import { claimByHand } from '../../src/cli/queue/claim.ts';
import { type FinishOptions, finishByHand } from '../../src/cli/queue/finish.ts';
import { listQueue } from '../../src/cli/queue/list.ts';
import { pause } from '../../src/cli/queue/pause.ts';
import { releaseByHand } from '../../src/cli/queue/release.ts';
import { resume } from '../../src/cli/queue/resume.ts';
import { retryByHand } from '../../src/cli/queue/retry.ts';
import { epochMsOf, instantAt } from '../../src/domain/instant.ts';
import { languages } from '../../src/texts/languages.ts';
import { documentsIn, makeJudgedDesk, now, removeDesk, runWith } from './desk.ts';

let judged = '';
let desk = '';

beforeAll(async () => {
  ({ desk: judged } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(judged));
beforeEach(() => {
  desk = join(mkdtempSync(join(tmpdir(), 'ozma-queue-')), 'desk');
  cpSync(judged, desk, { recursive: true });
});
afterEach(() => removeDesk(desk));

const run = (work: Parameters<typeof runWith>[1], over: Parameters<typeof runWith>[0] = {}) =>
  runWith({ desk, ...over }, work);

const claim = async (options: Parameters<typeof claimByHand>[1] = {}) => {
  const { status, out, err } = await run((call) => claimByHand(call, { by: 'Yuki', ...options }), { json: true });
  return { status, err, claim: documentsIn(out)[0] ?? {} };
};

const finish = (options: Partial<FinishOptions> & { readonly token: string }, json = false) =>
  run((call) => finishByHand(call, { repair: 'bunny:1', outcome: 'fulfilled', by: 'Yuki', ...options }), { json });

const list = async (options: Partial<Parameters<typeof listQueue>[1]> = {}) =>
  documentsIn((await run((call) => listQueue(call, { limit: '100', ...options }), { json: true })).out);

const filesIn = (area: string): readonly string[] =>
  readdirSync(join(desk, area), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => `${one.parentPath.slice(desk.length + area.length + 2).slice(38)}/${one.name}`)
    .sort();

describe('queue list', () => {
  it('has the repairs in their order with why each waits, below the counts and the pauses in force', async () => {
    const { status, out } = await run((call) => listQueue(call, { limit: '100' }));
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/\s{2,}/u)),
    ).toEqual([
      ['2 waiting, 0 in work, 0 repaired'],
      ['Nothing stops the queue.'],
      [''],
      ['No.', 'Place', 'State', 'Item', 'Ticket', 'Owner', 'Since', 'Why it waits'],
      [
        '1',
        '1',
        'waits',
        'bunny:1',
        'T-1',
        'Dora Quillfeather',
        '2026-10-03',
        expect.stringMatching(/^is repaired by hand/u),
      ],
      [
        '2',
        '2',
        'waits',
        'bunny:2',
        'T-2',
        'Ember Fenwick',
        '2026-10-03',
        expect.stringMatching(/^is repaired by hand/u),
      ],
    ]);
  });

  it('tells who is at it and what a person has to see to, and no token', async () => {
    const { claim: first } = await claim();
    const { claim: second } = await claim();
    await finish({ token: String(second['token']), repair: '2', outcome: 'retry', why: 'it hides', after: '60' });
    const [one, two] = await list();
    expect(one).toMatchObject({
      ...{ repair: 1, state: 'claimed', queuePlace: null, item: 'bunny:1', claims: 1 },
      claim: { holder: 'Yuki', claimedAt: now, leaseUntil: first['leaseUntil'] },
      why: expect.stringMatching(/ Yuki since 2026-10-03 12:00:00 UTC$/u),
    });
    expect(JSON.stringify(one)).not.toContain(String(first['token']));
    expect(two).toMatchObject({
      ...{ repair: 2, state: 'queued', queuePlace: 1, attempts: 1, lastWhy: 'it hides' },
      ...{ notBefore: instantAt(epochMsOf(now) + 60_000) },
      why: 'another try from 2026-10-03 12:01:00 UTC, after: it hides',
    });
  });

  it('takes only what is asked for, and says that there is more', async () => {
    expect(await list({ ticket: 't-2' })).toMatchObject([{ repair: 2 }]);
    expect(await list({ item: 'Bunny:1' })).toMatchObject([{ repair: 1 }]);
    expect(await list({ state: ['escalated', 'fulfilled'] })).toEqual([]);
    const { out } = await run((call) => listQueue(call, { limit: '1' }));
    expect(out).toMatch(/There are more than 1\./u);
    await expect(run((call) => listQueue(call, { limit: '0' }))).rejects.toMatchObject({ code: 'usage' });
    await expect(run((call) => listQueue(call, { limit: '1', item: 'bunny' }))).rejects.toMatchObject({
      code: 'usage',
    });
  });

  it('says that nothing waits where all is done, and that there is no such repair where some were asked for', async () => {
    for (const repair of ['1', '2']) await finish({ repair, token: String((await claim()).claim['token']) });
    const { out } = await run((call) => listQueue(call, { limit: '1' }));
    const asked = await run((call) => listQueue(call, { limit: '1', ticket: 'T-9' }));
    expect(out).toMatch(/\nNothing waits for repair\.\n$/u);
    expect(asked.out).toMatch(/\nThere is no such repair\.\n$/u);
  });

  it.each(languages)('fits a terminal of 80 cells in %s, paused or not', async (lang) => {
    await run((call) => pause(call, { why: 'deliveries fail in world', by: 'Yuki' }));
    const { out } = await run((call) => listQueue(call, { limit: '100' }), { lang, columns: 80 });
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(out).toContain('deliveries');
  });
});

describe('a repair by hand', () => {
  it('is claimed in queue order with what is needed to do it, and its item goes back when it is finished', async () => {
    const { status, claim: one } = await claim({ lease: '2' });
    expect([status, one]).toEqual([
      0,
      {
        ...{ repair: 1, attempt: 1, by: 'Yuki', token: expect.stringMatching(/^[0-9a-f-]{36}$/u) },
        ...{ leaseUntil: instantAt(epochMsOf(now) + 2 * 3_600_000), submission: expect.any(String) },
        ...{
          item: 'bunny:1',
          name: 'Snowdrop',
          file: 'bunny-1.object',
          bytes: 7,
          sha256: expect.stringMatching(/^sha256:/u),
        },
        ...{
          path: expect.stringMatching(/\/repair\/.*\/bunny-1\.object$/u),
          note: expect.stringMatching(/\/note\.txt$/u),
        },
        ...{ ticket: 'T-1', owner: 'Dora Quillfeather', ownerId: null, label: 'T-1 - Dora Quillfeather' },
      },
    ]);
    expect(readFileSync(String(one['path']), 'utf8')).toBe('a bunny');
    const finished = await finish({ token: String(one['token']), note: 'combed' });
    expect(finished.out.split('\n')[0]).toBe('Repair 1: repaired.');
    expect(finished.out.split('\n')[1]).toMatch(/^It lies in returned\/.*\/bunny-1\.object$/u);
    expect(filesIn('repair')).toEqual(['T-2 - Ember Fenwick/bunny-2.object', 'T-2 - Ember Fenwick/note.txt']);
    expect(filesIn('returned')).toEqual(
      expect.arrayContaining(['T-1 - Dora Quillfeather/bunny-1.object', 'T-1 - Dora Quillfeather/note.txt']),
    );
    expect((await claim()).claim).toMatchObject({ repair: 2 });
  });

  it.each(languages)('is shown with its token and the command that ends it in %s', async (lang) => {
    const { out } = await run((call) => claimByHand(call, { by: 'Yuki' }), { lang });
    const token = /--token ([0-9a-f-]{36}) /u.exec(out)?.[1] ?? '';
    expect(out).toContain(`ozma queue finish 1 --token ${token} --outcome fulfilled`);
    expect(out.split('\n').filter((line) => line.includes(token))).toHaveLength(2);
    expect(out).toMatch(/bunny:1 Snowdrop/u);
  });

  it('is refused to whoever does not hold it, with the reason, and is finished once', async () => {
    const { claim: one } = await claim();
    expect(await finish({ token: 'another' })).toMatchObject({ status: 1, out: '' });
    expect((await finish({ token: 'another' })).err).toMatch(/^Repair bunny:1: the token does not hold it now/u);
    expect((await finish({ token: String(one['token']) })).status).toBe(0);
    expect((await finish({ token: String(one['token']) })).err).toBe('Repair bunny:1: it is finished already.\n');
    expect((await finish({ token: 'x', repair: '99' })).err).toMatch(/^Repair 99: there is none of this name/u);
    expect((await finish({ token: 'x', repair: 'nest:N-9' })).err).toMatch(/^Repair nest:N-9: there is none/u);
  });

  it('is given back, and put back by a person after its last try', async () => {
    writeFileSync(join(desk, 'ozma.yaml'), 'queue:\n  attempts: 1\n');
    const { claim: one } = await claim();
    const release = (token: string) =>
      run((call) => releaseByHand(call, { repair: '1', token, why: 'called away', by: 'Yuki' }));
    expect([(await release('another')).status, (await release(String(one['token']))).out]).toEqual([
      1,
      'Repair 1 waits again, in its old place.\n',
    ]);
    const { claim: again } = await claim();
    expect(again).toMatchObject({ repair: 1, attempt: 2 });
    const failed = await finish({ token: String(again['token']), outcome: 'retry', why: 'no tool' });
    expect(failed.out).toMatch(/^Repair 1 has used up its attempts and needs a person\./u);
    expect(await list({ state: ['escalated'] })).toMatchObject([{ repair: 1, why: 'needs a person: no tool' }]);
    const retry = (repair: string) => run((call) => retryByHand(call, { repair, why: 'a new tool', by: 'Yuki' }));
    expect((await retry('bunny:1')).out).toMatch(/^Repair 1 waits again, in its old place/u);
    expect((await retry('#1')).err).toBe('Repair #1: it waits for nothing but its turn.\n');
    expect(await list()).toMatchObject([{ repair: 1, queuePlace: 1, attempts: 0 }, { repair: 2 }]);
  });

  it('is taken from whoever let its lease run out, at the next claim, without a serve', async () => {
    writeFileSync(join(desk, 'ozma.yaml'), 'queue:\n  backoff: 0\n');
    const { claim: one } = await claim({ lease: '2' });
    const at = (hours: number) => ({ json: true, now: () => instantAt(epochMsOf(now) + hours * 3_600_000) });
    const early = await run((call) => claimByHand(call, { by: 'Rin' }), at(1));
    const late = await run((call) => claimByHand(call, { by: 'Rin' }), at(2));
    expect(documentsIn(early.out)).toMatchObject([{ repair: 2, by: 'Rin' }]);
    expect(documentsIn(late.out)).toMatchObject([{ repair: 1, attempt: 2, by: 'Rin' }]);
    expect((await finish({ token: String(one['token']) })).err).toMatch(/^Repair bunny:1: the token does not hold it/u);
  });

  it('is not given while a pause stops it, and what was finished meanwhile stays until the pause ends', async () => {
    const { claim: one } = await claim();
    await run((call) => pause(call, { why: 'lunch', by: 'Dora' }));
    const refused = await claim();
    expect([refused.status, refused.claim]).toEqual([1, {}]);
    expect(refused.err).toMatch(/^Paused:\n {2}1 .*: lunch\n$/u);
    expect((await finish({ token: String(one['token']) })).out).toMatch(/\nIt stays in repair\//u);
    expect(filesIn('repair')).toContain('T-1 - Dora Quillfeather/bunny-1.object');
    await run((call) => resume(call, { id: null, by: 'Dora', force: false }));
    expect((await claim()).claim).toMatchObject({ repair: 2 });
    expect(filesIn('returned')).toContain('T-1 - Dora Quillfeather/bunny-1.object');
  });

  it('is not given where there is none: none at all, none of the kind, none by hand', async () => {
    expect((await claim({ kind: 'nest' })).err).toMatch(/^2 repairs wait, but none can be taken by hand now/u);
    await expect(claim({ kind: 'dragon' })).rejects.toMatchObject({ code: 'usage' });
    await expect(claim({ lease: 'long' })).rejects.toMatchObject({ code: 'usage' });
    writeFileSync(join(desk, 'ozma.yaml'), 'repairs:\n  bunny: { way: command, command: [mend] }\n');
    expect((await claim()).err).toMatch(/^2 repairs wait/u);
    const { claim: one } = await claim({ kind: 'bunny' });
    const { claim: two } = await claim({ kind: 'bunny' });
    for (const [repair, { token }] of [
      ['1', one],
      ['2', two],
    ] as const)
      await finish({ repair, token: String(token) });
    expect((await claim()).err).toBe('Nothing waits for repair.\n');
  });

  it('is passed on to the next where the item is not what was judged: that one is held', async () => {
    const [folder = ''] = readdirSync(join(desk, 'repair')).filter((name) => name.endsWith('T-1 - Dora Quillfeather'));
    writeFileSync(join(desk, 'repair', folder, 'bunny-1.object'), 'a horse');
    const { status, err, claim: one } = await claim();
    expect([status, one['repair']]).toEqual([0, 2]);
    expect(err).toMatch(
      /^bunny:1 is not what was judged any more \(found: [0-9a-f]{64}\)\. It is held for a CSR\.\n$/u,
    );
    expect(existsSync(join(desk, 'held', folder, 'bunny-1.object'))).toBe(true);
    expect(await list({ item: 'bunny:1' })).toMatchObject([{ state: 'withdrawn' }]);
  });
});

describe('the command line', () => {
  it.each([
    [['finsh', '1'], "error: unknown command 'finsh'\n(Did you mean finish?)\n"],
    [['everything'], "error: unknown command 'everything'\n"],
    [['list', 'everything'], "error: 'list' takes no argument: everything\n"],
  ])('refuses what is no command of the queue: %j', async (words, told) => {
    const { status, err } = await run((call) =>
      parseAndRun(['--desk', desk, 'queue', ...words], {
        ...{ env: {}, cwd: () => desk },
        stdout: call.stdout as NodeJS.WriteStream & { fd: 1 },
        stderr: call.stderr as NodeJS.WriteStream & { fd: 2 },
      }),
    );
    expect([status, err]).toEqual([2, told]);
  });

  it('lists the queue where no more is said, and knows every option of finishing', async () => {
    const { status, out } = await run((call) =>
      parseAndRun(['--desk', desk, 'queue'], {
        ...{ env: {}, cwd: () => desk },
        stdout: call.stdout as NodeJS.WriteStream & { fd: 1 },
        stderr: call.stderr as NodeJS.WriteStream & { fd: 2 },
      }),
    );
    expect([status, out.split('\n')[0]]).toEqual([0, '2 waiting, 0 in work, 0 repaired']);
  });
});
