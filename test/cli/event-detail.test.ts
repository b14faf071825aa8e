import { describe, expect, it } from 'vitest';
import { eventDetail } from '../../src/cli/why/event-detail.ts';
import type { Event, EventKind, LedgerEvent } from '../../src/domain/event.ts';
import { languages } from '../../src/texts/languages.ts';
import { digestOf, minute } from '../store/builders.ts';

const event = (kind: EventKind, body: Event['body']): LedgerEvent => ({
  ...{ seq: 1, hash: '', at: minute(0), kind, actor: 'ozma', submission: null, ticket: 'T-1', body },
});

const repair = { repair: 7, item: 'bunny:1', attempt: 2 };
const [when, shownWhen] = [minute(60), '2010-08-20 01:00:00 UTC'];

const cases: readonly (readonly [EventKind, Event['body'], string])[] = [
  [
    'repair-claimed',
    { ...repair, position: 0, holder: 'vm 12 99', way: 'engine', kinds: ['bunny'], isTest: true },
    'bunny:1, attempt 2, ozma (process 12 on vm), as a test of the platform',
  ],
  [
    'repair-claimed',
    { ...repair, position: 0, holder: 'Ada', way: 'hand', kinds: null, isTest: false },
    'bunny:1, attempt 2, Ada',
  ],
  ['repair-finished', { ...repair, outcome: 'fulfilled', note: null }, 'bunny:1, attempt 2, repaired'],
  [
    'repair-finished',
    { ...repair, outcome: 'unrepairable', why: 'too old' },
    'bunny:1, attempt 2, cannot be repaired, too old',
  ],
  [
    'repair-postponed',
    { ...repair, outcome: 'fault', why: 'exit status 7', notBefore: when, isCounted: false, attempts: 0 },
    `bunny:1, attempt 2, a fault, exit status 7, does not count, after 0 attempts, again from ${shownWhen}`,
  ],
  [
    'repair-escalated',
    { ...repair, outcome: 'lapsed', why: 'holder-gone', attempts: 5 },
    'bunny:1, attempt 2, taken back, its process was gone, after 5 attempts',
  ],
  ['repair-released', { ...repair, why: 'stopped' }, 'bunny:1, attempt 2, stopped'],
  [
    'repair-lapsed',
    { ...repair, holder: 'vm 12 99', why: 'lease-over', isCounted: true, next: 'queued' },
    'bunny:1, attempt 2, ozma (process 12 on vm), its time was over, counts, queued again',
  ],
  ['repair-requeued', { repair: 7, item: 'bunny:1', why: 'looked at' }, 'bunny:1, looked at'],
  ['repair-withdrawn', { repair: 7, item: 'bunny:1', why: 'RESEND_CHANGED' }, 'bunny:1, Same items, other content'],
  [
    'item-altered',
    { repair: 7, item: 'bunny:1', file: 'bunny-1', judged: digestOf(10), found: 'a file of 3 bytes' },
    'bunny:1, judged 0000000a0000…, found a file of 3 bytes',
  ],
  ['items-returned', { items: ['bunny:1', 'nest:2'], files: ['a', 'b'] }, 'bunny:1, nest:2'],
  ['submission-placed', { place: 'held' }, 'held'],
  [
    'pause-opened',
    {
      ...{ pause: 3, pauseKind: 'operator', source: null, scope: { kind: 'ticket', ticket: 'T-1' } },
      ...{ why: 'a \u202elook', until: when, evidence: { a: 1 } },
    },
    `#3, operator, ticket T-1, a \\u{202E}look, until ${shownWhen}`,
  ],
  ['pause-staged', { pause: 3, stage: 'testing', why: 'quiet' }, '#3, waits for one test repair, quiet'],
  [
    'pause-ended',
    { pause: 3, pauseKind: 'schedule', source: 'nightly', scope: { kind: 'desk' }, why: 'expired', since: when },
    `#3, schedule, the whole desk, its time was over, since ${shownWhen}`,
  ],
  ['faults-forgiven', { repairs: [1, 2], since: when }, `repairs 1, 2, since ${shownWhen}`],
  ['held-accepted', { items: ['bunny:1'], files: null, why: 'checked' }, 'bunny:1, checked'],
  ['trash-purged', { files: ['a.zip'], why: 'old' }, 'a.zip, old'],
  [
    'waiver-given',
    { waiver: 1, code: 'NOTE_STALE', item: null, why: 'a typo', until: when },
    `NOTE_STALE, a typo, until ${shownWhen}`,
  ],
  ['ticket-status-changed', { from: 'Open', to: 'Closed', origin: 'csv' }, 'Open → Closed'],
  ['submission-judged', { label: 'T-1', verdict: 'accepted' }, ''],
];

describe('an event', () => {
  it.each(cases)('%s is told in a few words', (kind, body, text) => {
    expect(eventDetail(event(kind, body), 'en')).toBe(text);
  });

  it.each(languages)('is never told as raw JSON, nor as an instant for programs, in %s', (language) => {
    const texts = cases.map(([kind, body]) => eventDetail(event(kind, body), language));
    expect(texts.filter((text) => /[{}[\]"](?!\d)|\d{4}-\d\d-\d\dT/u.test(text.replace('\\u{202E}', '')))).toEqual([]);
  });

  it('keeps silent on what it does not understand', () => {
    expect(eventDetail(event('pause-opened', { scope: { kind: 'moon' }, pauseKind: 'lunar', pause: 'x' }), 'ja')).toBe(
      '',
    );
  });
});
