import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/instant.ts';
import { type ReportName, reportNames, reportOf, tableOf } from '../../src/report/reports.ts';
import { csvOf } from '../../src/report/table.ts';
import type { Store } from '../../src/store/store.ts';
import { importTickets, record, rejected, ticketRow } from '../store/builders.ts';
import { open, place } from '../store/files.ts';
import { october, workedHistory } from './worked-history.ts';

type Asked = { readonly from?: Instant; readonly to?: Instant; readonly timeZone?: string };

const csv = async (store: Store, name: ReportName, { from, to, timeZone = 'UTC' }: Asked = {}) => {
  const range = { from: from ?? null, to: to ?? null };
  return csvOf(tableOf(await reportOf(name, store.reads, { range, timeZone, now: october(7) })))
    .split('\n')
    .slice(0, -1);
};

const nothing: Readonly<Record<ReportName, number>> = {
  ...{ reasons: 1, times: 3, pauses: 1, repeats: 1, arrivals: 169, explanations: 1 },
};

describe('reports on a known history', () => {
  const { file, [Symbol.dispose]: remove } = place();
  const store = open(file);
  beforeAll(() => workedHistory(store));
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    remove();
  });

  it('count reasons in all and by week, each once a folder', async () => {
    expect(await csv(store, 'reasons')).toEqual([
      'week,week_from,about,waived,code,count',
      'all,,folder,0,NOTE_STALE,2',
      'all,,folder,0,DUPLICATE,1',
      'all,,folder,0,NOTE_FIELD_MISSING,1',
      'all,,item,0,ITEM_DUPLICATE,1',
      '2026-W40,2026-09-28T00:00:00.000Z,folder,0,NOTE_STALE,1',
      '2026-W40,2026-09-28T00:00:00.000Z,folder,0,DUPLICATE,1',
      '2026-W40,2026-09-28T00:00:00.000Z,folder,0,NOTE_FIELD_MISSING,1',
      '2026-W41,2026-10-05T00:00:00.000Z,folder,0,NOTE_STALE,1',
      '2026-W41,2026-10-05T00:00:00.000Z,item,0,ITEM_DUPLICATE,1',
    ]);
  });

  it('put a folder into the week that it is on the desk’s clocks', async () => {
    const weeks = (await csv(store, 'reasons', { timeZone: 'Asia/Tokyo' })).filter((row) => row.startsWith('2026-'));
    expect(weeks).toEqual([
      '2026-W40,2026-09-27T15:00:00.000Z,folder,0,NOTE_STALE,1',
      '2026-W40,2026-09-27T15:00:00.000Z,folder,0,NOTE_FIELD_MISSING,1',
      '2026-W41,2026-10-04T15:00:00.000Z,folder,0,NOTE_STALE,1',
      '2026-W41,2026-10-04T15:00:00.000Z,folder,0,DUPLICATE,1',
      '2026-W41,2026-10-04T15:00:00.000Z,item,0,ITEM_DUPLICATE,1',
    ]);
  });

  it('measure to the verdict and to the return, in all and by week', async () => {
    // Verdicts: 2, 4, 10 and 60 s. Returns: 4 and 10 s, 5 400 s (kept until 14:30), 18 000 s (from 11 to 16 o'clock).
    expect(await csv(store, 'times')).toEqual([
      'week,week_from,until,count,median_seconds,p95_seconds,max_seconds,not_back,in_trash',
      'all,,verdict,4,4,60,60,,',
      'all,,return,4,10,18000,18000,0,0',
      '2026-W40,2026-09-28T00:00:00.000Z,verdict,2,4,10,10,,',
      '2026-W40,2026-09-28T00:00:00.000Z,return,2,4,10,10,0,0',
      '2026-W41,2026-10-05T00:00:00.000Z,verdict,2,2,60,60,,',
      '2026-W41,2026-10-05T00:00:00.000Z,return,2,5400,18000,18000,0,0',
    ]);
  });

  const head =
    'pause,kind,source,scope,scope_name,who,why,since,until,ended_at,ended_by,ended_why,seconds,repairs_waited,waited_seconds,folders_kept';
  const ofDesk =
    '1,operator,,desk,,Ada,the grid restarts,2026-10-06T12:00:00.000Z,,2026-10-06T14:00:00.000Z,Yuki,all is well';
  const ofEmber = '2,operator,,owner,Ember Fenwick,Ada,asks first,2026-10-06T20:00:00.000Z,,,,';

  it('tell what each pause cost: one that is not over counts until now', async () => {
    expect(await csv(store, 'pauses')).toEqual([head, `${ofDesk},7200,1,7200,1`, `${ofEmber},14400,0,0,0`]);
  });

  it('tell of a pause what of it lies in the range', async () => {
    const half = { from: october(6, '12:30:00'), to: october(6, '13:00:00') };
    expect(await csv(store, 'pauses', half)).toEqual([head, `${ofDesk},1800,1,1800,0`]);
    expect(await csv(store, 'pauses', { from: october(6, '14:00:00'), to: october(6, '20:00:00') })).toEqual([head]);
    expect(await csv(store, 'pauses', { from: october(6, '23:00:00') })).toEqual([head, `${ofEmber},3600,0,0,0`]);
  });

  it('name who sent something again, of how many submissions', async () => {
    const columns = 'owner,owner_id,submissions,repeated,duplicates,changed_resends,reused_notes,items_sent_twice';
    expect(await csv(store, 'repeats')).toEqual([columns, 'Ember Fenwick,e-1,2,2,1,0,0,1']);
    expect(await csv(store, 'repeats', { from: october(5) })).toEqual([columns, 'Ember Fenwick,e-1,1,1,0,0,0,1']);
    expect(await csv(store, 'repeats', { to: october(4) })).toEqual([columns]);
  });

  it('count arrivals by weekday and hour on the desk’s clocks', async () => {
    const filled = async (asked: Asked) => (await csv(store, 'arrivals', asked)).filter((row) => !row.endsWith(',0'));
    expect(await filled({})).toEqual(['weekday,hour,count', '2,11,1', '2,13,1', '5,10,1', '7,23,1']);
    expect(await filled({ timeZone: 'Asia/Tokyo' })).toEqual([
      'weekday,hour,count',
      '1,8,1',
      '2,20,1',
      '2,22,1',
      '5,19,1',
    ]);
    expect(await filled({ from: october(4), to: october(6, '13:00:00') })).toEqual([
      'weekday,hour,count',
      '2,11,1',
      '7,23,1',
    ]);
  });

  it('count explanations of the days that begin within the range', async () => {
    const all = [
      'day,way,code,count',
      '2026-10-02,ticket,NOTE_FIELD_MISSING,1',
      '2026-10-02,ticket,NOTE_STALE,1',
      '2026-10-07,owner,NOTE_STALE,1',
    ];
    expect(await csv(store, 'explanations')).toEqual(all);
    expect(await csv(store, 'explanations', { from: october(2), to: october(7) })).toEqual(all.slice(0, 3));
    expect(await csv(store, 'explanations', { from: october(2, '00:00:01') })).toEqual([all[0], all[3]]);
  });

  it.each(reportNames)('are the same bytes however often they are made: %s', async (name) => {
    expect(await csv(store, name)).toEqual(await csv(store, name));
    expect(await csv(store, name, { to: october(1) })).toHaveLength(nothing[name]);
  });
});

describe('reports on an empty desk', () => {
  it('have their columns and nothing to tell', async () => {
    using here = place();
    await using store = open(here.file);
    const told: Record<string, readonly string[]> = {};
    for (const name of reportNames) told[name] = (await csv(store, name)).slice(1);
    const nothingCame = Array.from({ length: 168 }, (_, hour) => `${Math.floor(hour / 24) + 1},${hour % 24},0`);
    expect(told).toEqual({
      ...{ reasons: [], pauses: [], repeats: [], explanations: [], arrivals: nothingCame },
      times: ['all,,verdict,0,,,,,', 'all,,return,0,,,,0,0'],
    });
  });
});

describe('arrivals around a change of the clocks', () => {
  const hours = async (times: readonly string[]) => {
    using here = place();
    await using store = open(here.file);
    await importTickets(store, [ticketRow('T-1')]);
    await record(
      store,
      times.map((time, n) => rejected(n, { receivedAt: time as Instant })),
    );
    return (await csv(store, 'arrivals', { timeZone: 'America/Los_Angeles' })).filter((row) => !row.endsWith(',0'));
  };

  it('the hour that comes twice counts both times', async () => {
    expect(
      await hours([
        '2026-11-01T07:30:00.000Z',
        '2026-11-01T08:30:00.000Z',
        '2026-11-01T09:30:00.000Z',
        '2026-11-01T10:00:00.000Z',
      ]),
    ).toEqual(['weekday,hour,count', '7,0,1', '7,1,2', '7,2,1']);
  });

  it('the hour that is left out has nothing', async () => {
    expect(await hours(['2026-03-08T09:59:59.999Z', '2026-03-08T10:00:00.000Z'])).toEqual([
      ...['weekday,hour,count', '7,1,1', '7,3,1'],
    ]);
  });
});
