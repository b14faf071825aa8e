import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { init } from '../../src/cli/init.ts';
import { status } from '../../src/cli/status.ts';
import { thisHolder } from '../../src/spool/holder.ts';
import type { SignalStep } from '../../src/store/pause-store.ts';
import { languages } from '../../src/texts/languages.ts';
import { documentsIn, makeDesk, makeJudgedDesk, removeDesk, runWith } from './desk.ts';
import { claim, minutesLater, onStore, pauseAt } from './worked-desk.ts';

const emptyDir = () => mkdtemp(join(tmpdir(), 'ozma-init-'));

describe('init', () => {
  it('makes a desk and says what to do next, with the directory as it was named', async () => {
    const cwd = await emptyDir();
    const { status: exit, out } = await runWith({ cwd }, (call) => init(call, { dir: 'my desk', sample: false }));
    expect(exit).toBe(0);
    expect(out).toContain("  ozma --desk 'my desk' ingest");
    expect(await readdir(join(cwd, 'my desk'))).toEqual(expect.arrayContaining(['inbox', 'ozma.yaml', 'tickets.csv']));
    await removeDesk(join(cwd, 'my desk'));
  });

  it.each(languages)('makes the sample desk, in %s', async (lang) => {
    const cwd = await emptyDir();
    const { out } = await runWith({ cwd, lang, columns: 80 }, (call) => init(call, { dir: 'desk', sample: true }));
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(out).toContain('  ozma --desk desk check desk/inbox');
    expect((await readdir(join(cwd, 'desk', 'inbox'))).length).toBeGreaterThan(10);
    await removeDesk(join(cwd, 'desk'));
  });

  it('refuses a directory with something in it, and a desk made twice', async () => {
    const cwd = await emptyDir();
    const make = () => runWith({ cwd, json: true }, (call) => init(call, { dir: 'desk', sample: false }));
    expect(documentsIn((await make()).out)).toEqual([{ desk: join(cwd, 'desk'), sample: false }]);
    await expect(make()).rejects.toMatchObject({ code: 'usage' });
    await removeDesk(join(cwd, 'desk'));
  });
});

/** A feed that nobody could read for two minutes. */
const unreachable: SignalStep = {
  signal: {
    ...{ source: 'feed:grid', stage: 'running', stageSince: minutesLater(0), recent: [], lastTroubleAt: null },
    last: { at: minutesLater(3), health: 'unknown', why: 'It cannot be reached.', evidence: {} },
    ...{ unknownSince: minutesLater(1), memory: {} },
  },
  ...{ change: 'none', why: '', evidence: {}, forgiveSince: null },
};

describe('status', () => {
  it('tells the desk’s figures at a glance, the same as a document', async () => {
    const { desk } = await makeJudgedDesk();
    const { status: exit, out } = await runWith({ desk, json: true }, status);
    expect(exit).toBe(0);
    expect(documentsIn(out)).toMatchObject([
      {
        desk,
        tables: { tickets: { file: 'tickets.csv', state: 'loaded' }, registry: { state: 'unloaded' } },
        tickets: 4,
        instructed: 1,
        submissions: { accepted: 1, partial: 1, duplicate: 1, held: 0, rejected: 1 },
        places: { repair: 2, held: 0, returned: 3, trash: 0 },
        queued: 2,
        claims: 0,
        quarantined: 0,
        ledger: { hash: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      },
    ]);
    for (const lang of languages) {
      const shown = await runWith({ desk, lang, columns: 80 }, status);
      expect(shown.out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
    await removeDesk(desk);
  }, 60_000);

  it('tells serve, the queue, pauses, the platform and clocks, under stable keys', async () => {
    const { desk } = await makeJudgedDesk();
    await onStore(desk, async (store) => {
      await claim(store, 'a', { minute: 1 });
      await store.openPause(pauseAt(2));
      await store.recordSignal(unreachable, minutesLater(3));
      await store.noteServe({
        ...{ holder: thisHolder(), startedAt: minutesLater(0), beatAt: minutesLater(4) },
        intakeStoppedBecause: 'the disk is full',
      });
    });
    const ask = (over: object) => runWith({ desk, now: () => minutesLater(5), ...over }, status);
    const [document] = documentsIn((await ask({ json: true })).out);
    expect(document).toMatchObject({
      serve: {
        state: 'running',
        host: hostname(),
        pid: process.pid,
        startedAt: minutesLater(0),
        beatAt: minutesLater(4),
      },
      intake: { stoppedBecause: 'the disk is full' },
      queue: { waiting: 1, postponed: 0, claimed: 1, escalated: 0, finished: 0, withdrawn: 0 },
      pauses: [{ pause: 1, kind: 'operator', scope: { kind: 'desk' }, stage: 'holding', since: minutesLater(2) }],
    });
    expect(document?.['platform']).toEqual([
      {
        ...{ source: 'feed:grid', stage: 'running', stageSince: minutesLater(0), health: 'unknown' },
        ...{
          lookedAt: minutesLater(3),
          why: 'It cannot be reached.',
          unknownSince: minutesLater(1),
          lastTroubleAt: null,
        },
      },
    ]);
    expect(document?.['clocks']).toEqual({
      ...{ tickets: 4, wallSeconds: 714_000, oursSeconds: 176_760, customerSeconds: 536_700, platformSeconds: 540 },
    });
    const { out } = await ask({});
    for (const told of [
      'Intake            stopped: the disk is full',
      'feed grid: unknown since 2026-10-03 12:01:00 UTC',
    ]) {
      expect(out).toContain(told);
    }
    for (const lang of languages) {
      const lines = (await ask({ lang, columns: 80 })).out.split('\n');
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
    await removeDesk(desk);
  });

  it('calls a serve whose process is gone dead, and one that ended well not running', async () => {
    const desk = await makeDesk({});
    const ask = (json: boolean) => runWith({ desk, json, now: () => minutesLater(5) }, status);
    expect(documentsIn((await ask(true)).out)).toMatchObject([{ serve: { state: 'stopped', pid: null } }]);
    expect((await ask(false)).out).toMatch(/^Serve +not running$/mu);
    const { pid = 0 } = spawnSync(process.execPath, ['-e', '']);
    const beat = { startedAt: minutesLater(0), beatAt: minutesLater(4), intakeStoppedBecause: 'the disk is full' };
    await onStore(desk, (store) => store.noteServe({ holder: `${hostname()} ${pid} 1`, ...beat }));
    expect(documentsIn((await ask(true)).out)).toMatchObject([
      { serve: { state: 'gone', pid, beatAt: minutesLater(4) }, intake: { stoppedBecause: null } },
    ]);
    expect((await ask(false)).out).toContain(`dead: ozma (process ${pid} on ${hostname()}) is gone without a word`);
    await removeDesk(desk);
  });

  it('refuses where there is no desk', async () => {
    const cwd = await emptyDir();
    await expect(runWith({ cwd }, status)).rejects.toMatchObject({ code: 'desk-missing' });
    await removeDesk(join(cwd, 'desk'));
  });
});
