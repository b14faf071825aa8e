import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportOptions, report } from '../../src/cli/report.ts';
import { initDesk } from '../../src/desk/init.ts';
import { reportNames } from '../../src/report/reports.ts';
import { october, workedHistory } from '../report/worked-history.ts';
import { documentsIn, makeDesk, removeDesk, runWith } from './desk.ts';
import { onStore } from './worked-desk.ts';

const asked = (over: Partial<ReportOptions> = {}): ReportOptions => ({
  ...{ name: null, format: 'table', figures: false },
  ...over,
});

describe('ozma report', () => {
  let desk = '';
  let out = '';

  const run = (over: Partial<ReportOptions>, call: Parameters<typeof runWith>[0] = {}) =>
    runWith({ desk, now: () => october(7), ...call }, (one) => report(one, asked(over)));
  const linesOf = async (over: Partial<ReportOptions>, call: Parameters<typeof runWith>[0] = {}) =>
    (await run(over, call)).out.split('\n').slice(0, -1);

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'ozma-reports-'));
    desk = await makeDesk({});
    await onStore(desk, workedHistory);
  });

  afterAll(async () => {
    await removeDesk(desk);
    await rm(out, { recursive: true });
  });

  it('shows reasons as bars with their course by week, at 40 columns', async () => {
    expect(await linesOf({ name: 'reasons' }, { columns: 40 })).toEqual([
      'clocks: UTC',
      '── Reasons ──',
      '  chart: weeks 2026-W40 to 2026-W41',
      'About folders',
      '  NOTE_STALE         2 ██████████████ ██',
      '  DUPLICATE          1 ███████        █·',
      '  NOTE_FIELD_MISSING 1 ███████        █·',
      'About items',
      '  ITEM_DUPLICATE     1 ███████        ·█',
    ]);
  });

  it('shows how long it took, with the course by week', async () => {
    expect(await linesOf({ name: 'times' }, { columns: 40 })).toEqual([
      'clocks: UTC',
      '── Times ──',
      '  chart: weeks 2026-W40 to 2026-W41',
      'From receipt to verdict (4 folders)',
      '  median       4 s    █▄',
      '  95 % within  1 min  ▂█',
      '  longest      1 min  ▂█',
      'From receipt to return (4 folders)',
      '  median       10 s   ▁█',
      '  95 % within  5 h    ▁█',
      '  longest      5 h    ▁█',
      '  not back yet: 0; in the trash: 0',
    ]);
  });

  it('shows pauses with what they cost, the youngest first', async () => {
    expect(await linesOf({ name: 'pauses' }, { columns: 80 })).toEqual([
      'clocks: UTC',
      '── Pauses ──',
      '  2  operator, items of Ember Fenwick: asks first (Ada)',
      '    4 h in force, 2026-10-06 20:00:00 UTC, not over',
      '    nothing waited',
      '  1  operator, the whole desk: the grid restarts (Ada)',
      '    2 h in force, 2026-10-06 12:00:00 UTC to 2026-10-06 14:00:00 UTC',
      '    1 repair waited 2 h in all, 1 folder kept back',
    ]);
  });

  it('shows who sent something again, and in Japanese too', async () => {
    expect((await linesOf({ name: 'repeats' }, { columns: 40 })).slice(2)).toEqual([
      '  Ember Fenwick 2 of 2 █████████████████',
      '    1 duplicate, 1 item sent twice',
    ]);
    expect(await linesOf({ name: 'repeats', from: '2026-10-05' }, { columns: 40, lang: 'ja' })).toEqual([
      '2026-10-05 00:00:00 UTC から',
      '時計: UTC',
      '── 再送 ──',
      '  Ember Fenwick 1 件中 1 件 ████████████',
      '    二度送られたアイテム 1 件',
    ]);
  });

  it('shows arrivals as a map of shades', async () => {
    expect(await linesOf({ name: 'arrivals' }, { columns: 40 })).toEqual([
      'clocks: UTC',
      '── Arrivals ──',
      '      0     6     12    18',
      '  Mon ························ 0',
      '  Tue ···········█·█·········· 2',
      '  Wed ························ 0',
      '  Thu ························ 0',
      '  Fri ··········█············· 1',
      '  Sat ························ 0',
      '  Sun ·······················█ 1',
      '  █ up to 1 folder an hour of the week,',
      '  · none',
    ]);
    expect((await linesOf({ name: 'arrivals' }, { columns: 80, lang: 'ja' })).slice(2, 5)).toEqual([
      '     0           6           12          18',
      '  月 ················································ 0',
      '  火 ······················██··██···················· 2',
    ]);
  });

  it('shows arrivals in figures when asked to', async () => {
    const lines = await linesOf({ name: 'arrivals', figures: true }, { columns: 40 });
    expect(lines).toHaveLength(27);
    expect([lines[2], lines[13], lines[15]]).toEqual([
      '     Mon Tue Wed Thu Fri Sat Sun',
      '  10   ·   ·   ·   ·   1   ·   ·',
      '  12   ·   ·   ·   ·   ·   ·   ·',
    ]);
  });

  it('shows what was explained, and by what people asked', async () => {
    expect((await linesOf({ name: 'explanations' }, { columns: 40 })).slice(2)).toEqual([
      '  NOTE_STALE         2 █████████████████',
      '  NOTE_FIELD_MISSING 1 ████████▌',
      '  asked by ticket 2, owner 1',
    ]);
  });

  it.each([40, 60, 80] as const)('fits %i columns with all reports, in both languages', async (columns) => {
    for (const lang of ['en', 'ja'] as const) {
      const lines = await linesOf({}, { columns, lang });
      expect(lines.filter((line) => line.startsWith('──'))).toHaveLength(reportNames.length);
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
    }
  });

  it('prints one report as CSV, and a document a row as JSON', async () => {
    const { out: text } = await run({ name: 'repeats', format: 'csv' });
    expect(text).toBe(
      'owner,owner_id,submissions,repeated,duplicates,changed_resends,reused_notes,items_sent_twice\nEmber Fenwick,e-1,2,2,1,0,0,1\n',
    );
    const documents = documentsIn((await run({}, { json: true })).out);
    expect(new Set(documents.map((one) => one['report']))).toEqual(new Set(reportNames));
    expect(documents.find((one) => one['report'] === 'times')).toEqual({
      ...{ report: 'times', week: 'all', weekFrom: null, until: 'verdict', count: 4 },
      ...{ medianSeconds: 4, p95Seconds: 60, maxSeconds: 60, notBack: null, inTrash: null },
    });
  });

  it('writes a file for each report into a directory, and one where it was told to', async () => {
    const dir = join(out, 'all', 'of-them');
    const { err } = await run({ out: dir });
    expect(err.split('\n').slice(0, -1)).toEqual(reportNames.map((name) => `Wrote ${join(dir, `${name}.csv`)}`));
    const file = join(out, 'mine.csv');
    await writeFile(file, 'what was there before');
    const told = await run({ name: 'times', out: file }, { json: true });
    expect(documentsIn(told.out)).toEqual([{ report: 'times', file }]);
    expect(await readFile(file, 'utf8')).toBe(await readFile(join(dir, 'times.csv'), 'utf8'));
    await run({ name: 'pauses', out: join(out, 'one') }, { quiet: true });
    expect(await readFile(join(out, 'one', 'pauses.csv'), 'utf8')).toBe(
      await readFile(join(dir, 'pauses.csv'), 'utf8'),
    );
  });

  it.each([
    [{ name: 'sales' }, /no report "sales"/],
    [{ format: 'csv' }, /name one, or a directory/],
    [{ format: 'csv', out: '-' }, /name one, or a directory/],
    [{ from: 'yesterday' }, /--from: expected an ISO 8601 date/],
    [{ from: '2026-10-02', to: '2026-10-02' }, /not before --to/],
    [{ name: 'times', out: '/nowhere/at/all.csv' }, /no directory \/nowhere\/at/],
    [{ out: '/dev/null' }, /\/dev\/null is neither file nor directory/],
    [{ out: 'all.csv' }, /all\.csv is one file/],
  ] as const)('refuses %j', async (options, message) => {
    await expect(run(options)).rejects.toThrow(message);
  });
});

describe('ozma report on a desk on which nothing was done', () => {
  it('has nothing to tell, and leaves the desk as it is', async () => {
    const dir = join(await mkdtemp(join(tmpdir(), 'ozma-new-')), 'desk');
    await initDesk(dir, { sample: false });
    const { status, out } = await runWith({ desk: dir, columns: 40 }, (call) => report(call, asked()));
    expect([status, out.split('\n').slice(1, 5)]).toEqual([
      0,
      ['── Reasons ──', '  No reason was given.', '── Times ──', '  No folder was received.'],
    ]);
    await expect(readFile(join(dir, 'ozma.db'))).rejects.toThrow('ENOENT');
    await removeDesk(dir);
  });
});
