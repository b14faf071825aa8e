import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Call } from '../../../src/cli/call.ts';
import { openTeller } from '../../../src/cli/serve/teller.ts';
import { sha256 } from '../../../src/domain/ids.ts';
import { instantAt } from '../../../src/domain/instant.ts';
import type { EndedPause, Pause } from '../../../src/domain/pause.ts';
import type { RepairWork } from '../../../src/domain/repair.ts';
import type { ServeNews } from '../../../src/serve/serve-news.ts';
import { submissionNumbered } from '../../store/builders.ts';

const at = instantAt(Date.UTC(2026, 9, 3, 12));
const later = instantAt(Date.UTC(2026, 9, 3, 12, 5));

const callWith = (over: Partial<Call>): Call => ({
  desk: null,
  lang: null,
  json: false,
  quiet: false,
  progress: false,
  env: {},
  cwd: '/',
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  now: () => at,
  ...over,
});

const told = (news: readonly ServeNews[], over: Partial<Call> & { readonly language?: 'en' | 'ja' } = {}) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const teller = openTeller(callWith({ stdout, stderr, ...over }), over.language ?? 'en');
  for (const one of news) teller.tell(one);
  return { out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
};

const work: RepairWork = {
  repair: 7,
  submission: submissionNumbered(1),
  label: 'T-1 - Dora',
  ticket: 'T-1',
  owner: { name: 'Dora', id: null },
  position: 0,
  item: { kind: 'bunny', id: '1' },
  name: 'Snowdrop',
  file: 'bunny-1.object',
  bytes: 7,
  sha256: sha256('0'.repeat(64)),
  answered: 0,
};

const claim = { token: 't', attempt: 2, claimedAt: at, leaseUntil: later, isTest: true, work };

const pause: Pause = {
  id: 3,
  kind: 'operator',
  source: null,
  scope: { kind: 'desk' },
  who: 'Mizuki',
  why: 'the region restarts',
  since: at,
  until: null,
  evidence: {},
  stage: 'holding',
};

const ended: EndedPause = { ...pause, endedAt: later, endedBy: 'ozma', endedWhy: 'expired' };

const retry = { kind: 'retry', why: 'busy', afterMs: null } as const;

const story: readonly ServeNews[] = [
  { part: 'pauses', news: { kind: 'opened', pause } },
  { part: 'pauses', news: { kind: 'staged', pause: { ...pause, stage: 'testing' } } },
  { part: 'pauses', news: { kind: 'ended', pause: ended } },
  { part: 'repairs', news: { kind: 'stopped', pauses: [pause] } },
  { part: 'repairs', news: { kind: 'claimed', claim } },
  { part: 'repairs', news: { kind: 'finished', work, outcome: { kind: 'fulfilled', note: null } } },
  { part: 'repairs', news: { kind: 'finished', work, outcome: { kind: 'unrepairable', why: 'an empty box' } } },
  { part: 'repairs', news: { kind: 'postponed', work, outcome: retry, notBefore: later, isCounted: false } },
  { part: 'repairs', news: { kind: 'escalated', work, outcome: retry } },
  { part: 'repairs', news: { kind: 'refused', work, why: 'not-held' } },
  { part: 'repairs', news: { kind: 'altered', work, found: 'sha256:ab' } },
  { part: 'repairs', news: { kind: 'released', work, why: 'ozma is shutting down' } },
  { part: 'repairs', news: { kind: 'taken-over', taken: { repair: 7, holder: 'vm 1 2', next: 'queued' } } },
  { part: 'intake', news: { kind: 'intake-stopped', why: 'The inbox is not there.' } },
  { part: 'intake', news: { kind: 'intake-resumed' } },
  { part: 'serve', news: { kind: 'stopping' } },
];

test('people read a line for each thing, with the time; what another line tells is not told twice', () => {
  expect(told(story).out.split('\n')).toEqual([
    '12:00:00Z paused: the whole desk, by pause 3 (operator): the region restarts',
    '12:00:00Z pause 3: the platform has been quiet; one repair tests it',
    '12:00:00Z pause 3 has ended: its time was over',
    '12:00:00Z repairing bunny:1 for T-1, attempt 2, as the test of the platform',
    '12:00:00Z repaired bunny:1 for T-1',
    '12:00:00Z cannot be repaired: bunny:1 for T-1: an empty box',
    '12:00:00Z not repaired yet: bunny:1 for T-1: busy; again from 2026-10-03 12:05:00 UTC, and this attempt does not count',
    '12:00:00Z needs a person: bunny:1 for T-1: busy',
    '12:00:00Z too late: bunny:1 for T-1 is not ours any more; what was done is not recorded',
    '12:00:00Z held: bunny:1 for T-1 is not what was judged (sha256:ab)',
    '12:00:00Z given back: bunny:1 for T-1: ozma is shutting down',
    '12:00:00Z the holder of repair 7 is gone: it waits again in its place',
    '12:00:00Z intake stops, and tries again: The inbox is not there.',
    '12:00:00Z intake goes on',
    '12:00:00Z Stopping: what is under way is finished or given back.',
    '',
  ]);
});

test('of a table each bad row is told with its line and column, the first ones where they are many', () => {
  const bad = [{ line: 4, column: 'status', why: "unknown status 'Bogus'" }];
  const counts = { skipped: false, rows: 40, added: 0, changed: 2, unchanged: 8, vanished: 0, examples: [] };
  const table = (badCount: number): ServeNews => ({
    part: 'intake',
    news: { kind: 'table', what: 'tickets', file: 'tickets.csv', report: { ...counts, bad, badCount } },
  });
  expect(told([table(1), table(30)]).out.split('\n')).toEqual([
    '12:00:00Z tickets.csv: 40 rows: 0 added, 2 changed, 8 unchanged, 1 bad',
    "12:00:00Z tickets.csv:4: status: unknown status 'Bogus'",
    '12:00:00Z tickets.csv: 40 rows: 0 added, 2 changed, 8 unchanged, 30 bad',
    "12:00:00Z tickets.csv:4: status: unknown status 'Bogus'",
    '12:00:00Z tickets.csv: and 29 more bad rows',
    '',
  ]);
});

test('in Japanese the same things are told', () => {
  const lines = told(story, { language: 'ja' }).out.trimEnd().split('\n');
  expect(lines).toHaveLength(15);
  expect(lines[0]).toBe('12:00:00Z 一時停止 3（担当者）対象: 窓口全体。理由: the region restarts');
  expect(lines.slice(3, 5)).toEqual([
    '12:00:00Z 修理開始: bunny:1（T-1）、2 回目、プラットフォームの試験を兼ねます',
    '12:00:00Z 修理完了: bunny:1（T-1）',
  ]);
});

test('machines read a document for each thing, by the names of the ledger where it has one', () => {
  const documents = told(story, { json: true })
    .out.trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(documents.map(({ event }) => event)).toEqual([
    'pause-opened',
    'pause-staged',
    'pause-ended',
    'queue-stopped',
    'repair-claimed',
    'repair-finished',
    'repair-finished',
    'repair-postponed',
    'repair-escalated',
    'repair-refused',
    'item-altered',
    'repair-released',
    'repair-lapsed',
    'intake-stopped',
    'intake-resumed',
    'serve-stopping',
  ]);
  expect(documents.every((one) => one.at === at)).toBe(true);
  expect(documents[7]).toMatchObject({ repair: 7, outcome: retry, notBefore: later, isCounted: false, ticket: 'T-1' });
});

test('a fault that lasts is told once a minute, and on stderr where stdout is for machines', () => {
  const fault: ServeNews = { part: 'serve', news: { kind: 'fault', error: new Error('the disk is full') } };
  expect(told([fault, fault, fault]).out).toBe('12:00:00Z a fault; it is tried again: the disk is full\n');
  expect(told([fault, fault], { json: true }).err).toBe('ozma: a fault; it is tried again: the disk is full\n');
  expect(told([fault]).err).toBe('');
});

test('work never waits for a slow reader: lines are left out, and it is said how many', () => {
  const held: (() => void)[] = [];
  const written: string[] = [];
  const slow = new Writable({
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      held.push(done);
    },
  });
  const teller = openTeller(callWith({ stdout: slow }), 'en');
  const line = 'x'.repeat(600_000);
  const say = () => teller.say({ event: 'x' }, line);
  for (let count = 0; count < 5; count += 1) say();
  const flow = () => {
    for (const done of held.splice(0)) done();
  };
  flow();
  flow();
  teller.say({ event: 'y' }, 'the end');
  flow();
  flow();
  expect(written.map((text) => text.length > 1000)).toEqual([true, true, false, false]);
  expect(written.slice(2)).toEqual(['(3 lines were left out: nobody read them)\n', '12:00:00Z the end\n']);
});
