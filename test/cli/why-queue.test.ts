import { hostname } from 'node:os';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/cli/ingest.ts';
import { showTicket } from '../../src/cli/ticket-show.ts';
import { why } from '../../src/cli/why.ts';
import type { Store } from '../../src/store/store.ts';
import { documentsIn, makeDesk, makeJudgedDesk, removeDesk, runWith } from './desk.ts';
import { claim, copyOf, finish, minutesLater, onStore, pauseAt } from './worked-desk.ts';

let judged = '';
let verdicts: readonly Record<string, unknown>[] = [];

beforeAll(async () => {
  ({ desk: judged, verdicts } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(judged));

const idOf = (verdict: string): string => String(verdicts.find((one) => one['verdict'] === verdict)?.['submission']);

type Asked = Parameters<typeof runWith>[0] & { readonly minute: number };

const askOn = (desk: string, query: string, { minute, ...over }: Asked) =>
  runWith({ desk, now: () => minutesLater(minute), ...over }, (call) => why(call, { query, limit: '20' }));

/** Works on a copy of the judged desk, then asks why, as text and as a document. */
const story = async (work: (store: Store) => Promise<unknown>, query: string, minute: number) => {
  const desk = await copyOf(judged);
  await onStore(desk, work);
  const { out } = await askOn(desk, query, { minute, columns: 80 });
  const { out: japanese } = await askOn(desk, query, { minute, columns: 80, lang: 'ja' });
  expect([...out.split('\n'), ...japanese.split('\n')].filter((line) => stringWidth(line) > 80)).toEqual([]);
  const [document] = documentsIn((await askOn(desk, query, { minute, json: true })).out);
  await removeDesk(desk);
  return { lines: out.split('\n'), document };
};

/** The lines of a section, without its heading. */
const section = (lines: readonly string[], heading: string): readonly string[] => {
  const start = lines.indexOf(heading) + 1;
  return lines.slice(start, lines.indexOf('', start));
};

/** Lines as one text, however they were wrapped; what stands under an item is set off by a dot. */
const flat = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/gu, ' ').trim();

/** So many lines from the first that has an arrow on. */
const told = (lines: readonly string[], count: number): readonly string[] => {
  const start = lines.findIndex((line) => line.startsWith('→'));
  return lines.slice(start, start + count);
};

const nothingDone = async (): Promise<void> => undefined;

describe('why of what is in the queue', () => {
  it('says right after the answer what the ticket waits for, and at the item why', async () => {
    const { lines, document } = await story(nothingDone, idOf('partial'), 1);
    expect(told(lines, 4)).toEqual([
      '→  1 repair of T-2 waits, at place 2 in the queue',
      '   waits its turn: 1 repair before it',
      '   is repaired by hand: somebody has to claim it',
      '',
    ]);
    expect(section(lines, 'Items')).toEqual([
      '  bunny:2  accepted – waits for repair, place 2 in the queue “Clover”',
      '           bunny-2.object',
      '           ·  waits its turn: 1 repair before it',
      '           ·  is repaired by hand: somebody has to claim it',
      '  bunny:9  rejected – sent back “Thistle”  bunny-9.object',
    ]);
    expect(document?.['repairs']).toEqual([
      {
        ...{ repair: 2, state: 'queued', queuePlace: 2, notBefore: null, finishedAt: null, attempts: [] },
        ...{ way: 'hand', pausedBy: [], lastWhy: null, claim: null },
      },
      null,
    ]);
  });

  it('names the pauses that stop it and leaves their time out of ours', async () => {
    const work = async (store: Store) => {
      await store.openPause(pauseAt(2, { until: minutesLater(60) }));
      await store.openPause(pauseAt(3, { scope: { kind: 'ticket', ticket: 'T-2' }, scopeKey: 't-2' }));
    };
    const { lines, document } = await story(work, idOf('accepted'), 5);
    const paused = [
      'paused by #1 (operator, the whole desk) by Ada Lovelace since 2026-10-03 12:02:00 UTC,',
      'until 2026-10-03 13:00:00 UTC: the grid restarts',
    ];
    expect(
      lines
        .slice(2, 5)
        .map((line) => line.slice(3))
        .join(' '),
    ).toBe(['1 repair of T-1 waits, at place 1 in the queue', ...paused].join(' '));
    expect(document).toMatchObject({
      repairs: [{ state: 'queued', queuePlace: 1, pausedBy: [1] }],
      pauses: [{ pause: 1, kind: 'operator', who: 'Ada Lovelace', since: minutesLater(2), until: minutesLater(60) }],
      clocks: {
        ticket: { to: null, wallSeconds: 183_900, oursSeconds: 120, customerSeconds: 183_600, platformSeconds: 180 },
        submission: { to: null, wallSeconds: 300, oursSeconds: 120, customerSeconds: 0, platformSeconds: 180 },
      },
    });
    expect(section(lines, 'Clocks')).toEqual([
      '  Ticket      2 d 3 h 5 min since 2026-10-01 09:00:00 UTC',
      '              ours 2 min, the customer’s 2 d 3 h, the platform’s 3 min',
      '  Submission  5 min since 2026-10-03 12:00:00 UTC',
      '              ours 2 min, the customer’s 0 s, the platform’s 3 min',
    ]);
  });

  it('tells every attempt and how it ended, when it is tried again, and when it needs a person', async () => {
    const first = async (store: Store) => {
      const repair = await claim(store, 'a', { minute: 1, holder: `${hostname()} 4711 99` });
      await finish(store, 'a', {
        repair,
        outcome: { kind: 'fault', why: 'exit \u001b status 7', afterMs: null },
        minute: 2,
      });
    };
    const again = await story(first, idOf('accepted'), 3);
    expect(flat(section(again.lines, 'Items'))).toContain(
      [
        'bunny-1.object · another try from 2026-10-03 12:12:00 UTC, after: exit \\u{1B} status 7',
        `· attempt 1, 2026-10-03 12:02:00 UTC, ozma (process 4711 on ${hostname()}): a fault: exit \\u{1B} status 7 (counts)`,
      ].join(' '),
    );
    const second = async (store: Store) => {
      await first(store);
      const repair = await claim(store, 'b', { minute: 20 });
      await finish(store, 'b', { repair, outcome: { kind: 'retry', why: 'asleep', afterMs: null }, minute: 21 });
    };
    const { lines, document } = await story(second, idOf('accepted'), 30);
    expect(told(lines, 1)).toEqual(['→  bunny:1: needs a person: asleep']);
    expect(flat(section(lines, 'Items'))).toContain('· needs a person: asleep · attempt 1,');
    expect(document?.['repairs']).toMatchObject([
      {
        ...{ state: 'escalated', queuePlace: null, lastWhy: 'asleep' },
        attempts: [
          { end: 'fault', isCounted: true, endedAt: minutesLater(2) },
          {
            holder: 'Ada Lovelace',
            claimedAt: minutesLater(20),
            endedAt: minutesLater(21),
            end: 'retry',
            why: 'asleep',
            isCounted: true,
          },
        ],
      },
    ]);
    expect(flat(section(lines, 'What happened'))).toContain(
      'A repair needs a person: bunny:1, attempt 2, to be tried again, asleep, after 2 attempts (by Ada Lovelace)',
    );
  });

  it('names who has it, and tells its end with the end of both clocks', async () => {
    const begun = await story((store) => claim(store, 'a', { minute: 1 }), idOf('accepted'), 2);
    expect(flat(section(begun.lines, 'Items'))).toContain(
      '· in the hands of Ada Lovelace since 2026-10-03 12:01:00 UTC · attempt 1, 2026-10-03 12:01:00 UTC, Ada Lovelace: at work',
    );
    expect(JSON.stringify(begun.document)).not.toContain('"token"');
    const work = async (store: Store) => {
      const repair = await claim(store, 'a', { minute: 1 });
      await finish(store, 'a', { repair, outcome: { kind: 'fulfilled', note: 'fed' }, minute: 4 });
    };
    const { lines, document } = await story(work, idOf('accepted'), 60);
    expect(flat(section(lines, 'Items'))).toBe(
      'bunny:1 accepted – repaired, finished 2026-10-03 12:04:00 UTC, sent back “Snowdrop” bunny-1.object' +
        ' · attempt 1, 2026-10-03 12:04:00 UTC, Ada Lovelace: repaired: fed',
    );
    expect(document?.['clocks']).toEqual({
      ticket: {
        ...{ from: '2026-10-01T09:00:00.000Z', to: minutesLater(4), wallSeconds: 183_840, closedSeconds: 0 },
        ...{ oursSeconds: 240, customerSeconds: 183_600, platformSeconds: 0 },
      },
      submission: {
        ...{
          from: minutesLater(0),
          to: minutesLater(4),
          wallSeconds: 240,
          oursSeconds: 240,
          customerSeconds: 0,
          platformSeconds: 0,
        },
      },
    });
  });

  it('says of something repaired under a pause that it goes back when the pause is over', async () => {
    const work = async (store: Store) => {
      const repair = await claim(store, 'a', { minute: 1 });
      await store.openPause(pauseAt(2));
      await finish(store, 'a', { repair, outcome: { kind: 'fulfilled', note: null }, minute: 3 });
    };
    const { lines, document } = await story(work, idOf('accepted'), 4);
    expect(flat(section(lines, 'Items'))).toContain(
      'bunny:1 accepted – repaired, finished 2026-10-03 12:03:00 UTC “Snowdrop” bunny-1.object' +
        ' · goes back as soon as no pause stops it · paused by #1 (operator, the whole desk) by Ada Lovelace',
    );
    expect(document).toMatchObject({ repairs: [{ state: 'fulfilled', pausedBy: [] }], pauses: [{ pause: 1 }] });
  });

  it('puts what was found later among the findings, with its evidence', async () => {
    const found = 'f'.repeat(64);
    const work = async (store: Store) => {
      const repair = await claim(store, 'a', { minute: 1 });
      expect(await store.withdrawAltered({ repair, token: 'a', found, actor: 'ozma' }, minutesLater(2))).toBe(true);
    };
    const { lines, document } = await story(work, idOf('accepted'), 3);
    const [item] = Array.isArray(document?.['items']) ? document['items'] : [];
    const finding = {
      ...{ code: 'ITEM_ALTERED', subject: 'bunny:1', title: expect.any(String), remedy: expect.any(String) },
      evidence: { file: 'bunny-1.object', judged: item.sha256, found },
    };
    expect(document?.['findings']).toEqual([finding]);
    expect(document?.['later']).toEqual([{ at: minutesLater(2), ...finding }]);
    expect(flat(section(lines, 'Items'))).toContain('bunny:1 held – taken out of the queue, kept here');
    expect(flat(section(lines, 'Items'))).toContain(
      'ITEM_ALTERED: found on 2026-10-03 12:02:00 UTC, after it was judged',
    );
    expect(section(lines, 'Findings')[0]).toContain('ITEM_ALTERED');
    expect(flat(section(lines, 'What happened'))).toContain(
      `An item was found changed after it was judged: bunny:1, judged ${String(item.sha256).slice(0, 12)}…, found ffffffffffff…`,
    );
  });

  it('tells of a folder that a pause keeps that it is judged, and lies in processing/', async () => {
    const desk = await makeDesk();
    await onStore(desk, (store) => store.openPause(pauseAt(0)));
    await runWith({ desk, json: true }, (call) => ingest(call, { paths: [] }));
    const { out } = await askOn(desk, 'T-2', { minute: 1 });
    const lines = out.split('\n');
    expect(told(lines, 1)).toEqual(['→  Judged; it stays in processing/ until the pause ends.']);
    expect(told(lines, 2)[1]).toMatch(/^→ {2}paused by #1 \(operator, the whole desk\) by Ada Lovelace/u);
    expect(section(lines, 'Items')).toEqual(['  bunny:2  rejected – in the inbox  bunny-2.object']);
    expect(documentsIn((await askOn(desk, 'T-2', { minute: 1, json: true })).out)).toMatchObject([
      { verdict: 'rejected', detained: true, pauses: [{ pause: 1 }], clocks: { submission: { to: minutesLater(0) } } },
      { verdict: 'partial', detained: true, pauses: [{ pause: 1 }], clocks: { submission: { to: null } } },
    ]);
    await removeDesk(desk);
  });

  it('says of an owner what each ticket waits for, above the story', async () => {
    const { lines } = await story(nothingDone, 'Ember Fenwick', 1);
    expect(told(lines, 4)).toEqual([
      '→  1 repair of T-2 waits, at place 2 in the queue',
      '   waits its turn: 1 repair before it',
      '   is repaired by hand: somebody has to claim it',
      '',
    ]);
  });
});

describe('tickets show', () => {
  it('tells the clock of a ticket and how its repairs stand', async () => {
    const desk = await copyOf(judged);
    await onStore(desk, (store) => claim(store, 'a', { minute: 1 }));
    const ask = (json: boolean) =>
      runWith({ desk, json, now: () => minutesLater(6) }, (call) => showTicket(call, { ticket: 't-1' }));
    const { out } = await ask(false);
    expect(out).toContain('Clocks              2 d 3 h 6 min since 2026-10-01 09:00:00 UTC\n');
    expect(out).toContain('  bunny:1  is being repaired, in the hands of Ada Lovelace since 2026-10-03 12:01:00 UTC\n');
    expect(documentsIn((await ask(true)).out)).toMatchObject([
      {
        clock: { wallSeconds: 183_960, oursSeconds: 360, customerSeconds: 183_600, platformSeconds: 0, to: null },
        repairs: [{ repair: 1, item: 'bunny:1', state: 'claimed', queuePlace: null, submission: idOf('accepted') }],
      },
    ]);
    await removeDesk(desk);
  });
});
