import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PauseOptions } from '../../src/cli/queue/pause.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { languages } from '../../src/texts/languages.ts';
import { requireDesk, wire } from '../../src/wire.ts';
import { documentsIn, now, removeDesk } from './desk.ts';
import { heldOn, listOn, makePausedDesk, numbersOn, openPlatform, pauseOn } from './paused-desk.ts';

let desk = '';
beforeEach(async () => {
  desk = await makePausedDesk();
});
afterEach(() => removeDesk(desk));

const later = (minutes: number) => ({ now: () => instantAt(Date.parse(now) + minutes * 60_000) });

const nothingElse = { source: null, evidence: {}, stage: 'holding', endedAt: null, endedBy: null, endedWhy: null };

describe('queue pause', () => {
  it('prints the pause with its number, who, why, since and until when', async () => {
    const { status, out, err } = await pauseOn(desk, { until: '2h' });
    expect([status, err, out.split('\n')]).toEqual([
      0,
      '',
      [
        'Pause 1 (operator)',
        '  Pauses  the whole desk',
        '  Who     Yuki',
        '  Why     deliveries fail',
        '  Since   2026-10-03 12:00:00 UTC',
        '  Until   2026-10-03 14:00:00 UTC',
        '',
      ],
    ]);
    const { out: document } = await pauseOn(desk, { why: ' twice ' }, { json: true });
    expect(documentsIn(document)).toEqual([
      {
        ...{ pause: 2, kind: 'operator', scope: { kind: 'desk' }, who: 'Yuki', why: 'twice', since: now, until: null },
        ...nothingElse,
      },
    ]);
    expect(await numbersOn(desk)).toEqual([1, 2]);
  });

  it('stops one ticket, owner or kind, however it is written', async () => {
    await writeFile(join(desk, 'ozma.yaml'), 'nameRule: second-life\n');
    await pauseOn(desk, { ticket: 't-1' });
    await pauseOn(desk, { owner: 'dora.quillfeather' });
    await pauseOn(desk, { kind: '巣' });
    expect((await heldOn(desk)).map(({ scope }) => scope)).toEqual([
      { kind: 'ticket', ticket: 'T-1' },
      { kind: 'owner', owner: 'dora.quillfeather' },
      { kind: 'item-kind', itemKind: 'nest' },
    ]);
    await using app = wire(await requireDesk({ desk, env: {}, cwd: desk }));
    const events = await app.store.reads.events({ ticket: 'T-1' });
    expect(events.map(({ kind, actor }) => [kind, actor]).at(-1)).toEqual(['pause-opened', 'Yuki']);
  });

  it('says on stderr that an owner is not known, and pauses all the same', async () => {
    const { status, err } = await pauseOn(desk, { owner: 'Nobody Known' });
    expect([status, err]).toEqual([
      0,
      'No ticket of Nobody Known is known yet. The pause counts for whatever comes.\n',
    ]);
    expect((await pauseOn(desk, { owner: 'dora  QUILLFEATHER' })).err).toBe('');
  });

  it('reads a time without offset in the desk’s own zone', async () => {
    await writeFile(join(desk, 'ozma.yaml'), 'timeZone: Asia/Tokyo\n');
    const { out } = await pauseOn(desk, { until: '2026-10-04T18:00' }, { json: true });
    expect(documentsIn(out)[0]?.['until']).toBe('2026-10-04T09:00:00.000Z');
  });

  it.each<readonly [string, Partial<PauseOptions>, string]>([
    ['a blank reason', { why: ' \t' }, 'A reason is needed'],
    ['a blank name', { by: ' ' }, 'Nobody is named'],
    ['two scopes', { ticket: 'T-1', kind: 'nest' }, 'one thing'],
    ['an unknown ticket', { ticket: 'T-99' }, 'ozma tickets list'],
    ['an unknown kind', { kind: 'bunnny' }, "Did you mean 'bunny'?"],
    ['a kind like no other', { kind: 'aeroplane' }, 'bunny, nest'],
    ['a nameless owner', { owner: ' ' }, '--owner names nobody'],
    ['what is no time', { until: 'tomorrow' }, 'is no time'],
    ['a time that is over', { until: '2026-10-03T11:59Z' }, 'is not in the future'],
  ])('refuses %s, and nothing is paused', async (_, options, message) => {
    await expect(pauseOn(desk, options)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
    expect(await heldOn(desk)).toEqual([]);
  });
});

describe('queue pauses', () => {
  it('says so where nothing is paused', async () => {
    expect(await listOn(desk)).toEqual({ status: 0, out: 'Nothing is paused.\n', err: '' });
    expect(await listOn(desk, false, { json: true })).toEqual({ status: 0, out: '', err: '' });
  });

  it('shows the evidence and the stage of a platform pause', async () => {
    await openPlatform(desk);
    const { status, out } = await listOn(desk);
    expect([status, out.split('\n')]).toEqual([
      0,
      [
        'Pause 1 (platform)',
        '  Pauses    the whole desk',
        '  Who       ozma',
        '  Why       an outage',
        '  Source    grid',
        '  Since     2026-10-03 12:00:00 UTC',
        '  Until     the platform has been stable for a while',
        '  Stage     holding',
        '  Evidence  component: Inventory, status: major_outage',
        '',
      ],
    ]);
  });

  it('leaves out what is over by its time, which ozma ends, and shows it with --all', async () => {
    await pauseOn(desk, { until: '90m' });
    await pauseOn(desk, { why: 'stays' });
    expect(await numbersOn(desk, later(89))).toEqual([1, 2]);
    expect(await numbersOn(desk, later(95))).toEqual([2]);
    const all = documentsIn((await listOn(desk, true, { json: true, ...later(99) })).out);
    expect(all.map(({ pause: id, endedBy, endedWhy, endedAt }) => [id, endedBy, endedWhy, endedAt])).toEqual([
      [2, null, null, null],
      [1, 'ozma', 'expired', later(90).now()],
    ]);
    const { out } = await listOn(desk, true, { lang: 'ja', ...later(99) });
    expect(out).toContain('終了      2026-10-03 13:30:00 UTC（ozma）: 期限が来たため\n');
  });

  it.each(languages)('fits a terminal of 80 cells in %s', async (lang) => {
    await pauseOn(desk, {
      why: 'deliveries fail in world, and what is delivered is not what was bought, says support',
    });
    await openPlatform(desk);
    const { out } = await listOn(desk, true, { lang, columns: 80 });
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  });
});

const main = fileURLToPath(import.meta.resolve('../../src/main.ts'));

/** Runs ozma as a process of its own. */
const ozma = (...words: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [main, '--json', '--desk', desk, 'queue', ...words], {
    encoding: 'utf8',
  });
  return { status, documents: documentsIn(stdout) };
};

describe('the processes of a desk', () => {
  it('share its pauses', async () => {
    const opened = ozma('pause', '--by', 'Yuki', '--why', 'x', '--until', '2h', '--kind', 'nest');
    expect(opened).toMatchObject({
      status: 0,
      documents: [{ pause: 1, scope: { kind: 'item-kind', itemKind: 'nest' } }],
    });
    expect(ozma('pause', '--by', 'Yuki')).toEqual({ status: 2, documents: [] });
    const resumed = ozma('resume', '--by', 'Ren');
    expect(resumed).toEqual({ status: 1, documents: [{ ended: [], remaining: opened.documents }] });
    const today = { now: () => instantAt(Date.now()) };
    expect(await heldOn(desk, today)).toEqual(opened.documents);
  }, 30_000);
});
