import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockFacts,
  clockOver,
  type ItemTimes,
  type PauseTimes,
  type SubmissionTimes,
  submissionClock,
  sumOfClocks,
  ticketClock,
} from '../../src/domain/clocks.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import { common, lengthOf, merged, type Span } from '../../src/domain/spans.ts';
import type { TicketStatus } from '../../src/domain/ticket.ts';
import type { TicketMoment } from '../../src/domain/ticket-times.ts';

const dayStart = Date.UTC(2010, 7, 20);

/** An instant by hours and minutes of one day, or of the days after it. */
const at = (hours: number, minutes = 0, ms = 0): Instant => instantAt(dayStart + (hours * 60 + minutes) * 60_000 + ms);

const bunny = { kind: 'bunny', id: '1' };
const nest = { kind: 'nest', id: 'N-2' };

const status = (when: Instant, to: TicketStatus): TicketMoment => ({ at: when, kind: 'status', status: to });
const given = (when: Instant, items: readonly (typeof bunny)[] = []): TicketMoment => ({
  at: when,
  kind: 'given',
  instruction: when,
  items,
});

const pause = (since: Instant, endedAt: Instant | null, over: Partial<PauseTimes> = {}): PauseTimes => ({
  since,
  until: null,
  endedAt,
  itemKind: null,
  ...over,
});

const facts = (
  first: TicketStatus,
  moments: readonly TicketMoment[],
  pauses: readonly PauseTimes[] = [],
): ClockFacts => ({
  ticket: { number: 'T-1', openedAt: at(0), status: first, items: [bunny], kinds: ['bunny'], judging: [], moments },
  pauses,
  submissions: [],
});

const minutes = (count: number): number => count * 60;

/** Wall, ours, the customer's and the platform's time in minutes. */
const told = (clock: ReturnType<typeof ticketClock>) =>
  clock && [clock.wallSeconds, clock.oursSeconds, clock.customerSeconds, clock.platformSeconds].map((one) => one / 60);

describe('the clock of a ticket', () => {
  it('is ours from the receipt of a folder to its verdict, whatever the ticket says', () => {
    const { ticket } = facts('Pending-Customer', [status(at(10), 'Resolved')]);
    const judging = [
      { receivedAt: at(2), decidedAt: at(3) },
      { receivedAt: at(2, 30), decidedAt: at(4) },
    ];
    const judged = ticket === null ? null : { ticket: { ...ticket, judging }, pauses: [], submissions: [] };
    expect(judged && told(ticketClock(judged, at(20)))).toEqual([600, 120, 480, 0]);
    const held = ticket && { ...ticket, judging: [{ receivedAt: at(2), decidedAt: null }] };
    expect(told(ticketClock({ ticket: held, pauses: [], submissions: [] }, at(5)))).toEqual([300, 180, 120, 0]);
  });

  /**
   * 00:00 opened · 01:00 asked for, to the customer · 04:00 received · 05:00 repair begins · 05:30-06:30 and 06:00-07:00 paused
   * · 08:00 to the customer again · 08:30-10:30 paused · 10:00 back with us · 12:00 resolved · 20:00 opened again · 21:00 closed.
   */
  const day = facts(
    'Open',
    [
      given(at(1)),
      status(at(1), 'Pending-Customer'),
      { at: at(4), kind: 'consumed', instruction: at(1), itemKey: 'bunny:1' },
      status(at(4), 'Pending-Item sent to Ozma'),
      status(at(5), 'Pending-We are looking into it!'),
      status(at(8), 'Pending-Customer'),
      status(at(10), 'Pending-We are looking into it!'),
      status(at(12), 'Resolved'),
      status(at(20), 'Open'),
      status(at(21), 'Closed'),
    ],
    [pause(at(5, 30), at(6, 30)), pause(at(6), at(7)), pause(at(8, 30), at(10, 30))],
  );

  it('tells a whole story to the second', () => {
    expect(ticketClock(day, at(30))).toEqual({
      from: at(0),
      to: at(21),
      wallSeconds: minutes(13 * 60),
      oursSeconds: minutes(6 * 60),
      customerSeconds: minutes(5 * 60),
      platformSeconds: minutes(2 * 60),
      closedSeconds: minutes(8 * 60),
    });
  });

  it.each([
    ['before it was opened', -1, [0, 0, 0, 0]],
    ['while it is ours', 0.5, [30, 30, 0, 0]],
    ['while we wait for the customer', 2, [120, 60, 60, 0]],
    ['while it is paused', 6, [360, 150, 180, 30]],
    ['when it was resolved for the first time', 13, [720, 300, 300, 120]],
    ['when it is open again', 20.5, [750, 330, 300, 120]],
  ] as const)('runs on %s', (_, hours, expected) => {
    const clock = ticketClock(facts('Open', day.ticket?.moments ?? [], day.pauses), at(hours));
    const now = day.ticket?.moments.filter((one) => one.at <= at(hours)) ?? [];
    expect(told(ticketClock(facts('Open', now, day.pauses), at(hours)))).toEqual(expected);
    expect(told(clock)).toEqual(expected);
  });

  it('has no end while the ticket is open, and none to tell where it was closed before it was known', () => {
    expect(ticketClock(facts('Open', []), at(1))).toMatchObject({ to: null, closedSeconds: 0 });
    expect(ticketClock(facts('Closed', []), at(1))).toBeNull();
    expect(told(ticketClock(facts('Closed', [status(at(3), 'Open')]), at(4)))).toEqual([60, 60, 0, 0]);
    expect(ticketClock({ ...day, ticket: null }, at(1))).toBeNull();
  });

  it.each([
    ['Open', 60],
    ['Pending', 60],
    ['Pending-Item sent to Ozma', 0],
    ['Pending-We are looking into it!', 0],
  ] as const)('is the customer’s under %s with a folder asked for during %i minutes', (first, customer) => {
    expect(told(ticketClock(facts(first, [given(at(1))]), at(2)))).toEqual([120, 120 - customer, customer, 0]);
  });

  const consumed = (when: Instant, itemKey: string): TicketMoment => ({
    at: when,
    kind: 'consumed',
    instruction: at(1),
    itemKey,
  });

  it.each<readonly [string, readonly TicketMoment[], number]>([
    ['until it is withdrawn', [given(at(1)), { at: at(2), kind: 'withdrawn', instruction: at(1) }], 60],
    [
      'again when it is given again',
      [
        given(at(1)),
        { at: at(2), kind: 'withdrawn', instruction: at(1) },
        { at: at(3), kind: 'given', instruction: at(1), items: [] },
      ],
      120,
    ],
    [
      'until all of it has come',
      [given(at(1), [bunny, nest]), consumed(at(2), 'bunny:1'), consumed(at(3), 'nest:n-2')],
      120,
    ],
    ['by the one that replaced it', [given(at(1)), consumed(at(2), 'bunny:1'), given(at(3))], 120],
    [
      'by what the ticket named then, whatever it names now',
      [given(at(1)), consumed(at(2), 'bunny:1'), { at: at(3), kind: 'items', items: [bunny, nest] }],
      120,
    ],
  ])('lets an instruction run %s', (_, moments, customer) => {
    expect(told(ticketClock(facts('Open', moments), at(4)))).toEqual([240, 240 - customer, customer, 0]);
  });

  it('leaves a pause of one kind out unless all that is expected is of that kind', () => {
    const stops = (itemKind: string) => [pause(at(1), at(2), { itemKind })];
    expect(told(ticketClock(facts('Open', [], stops('bunny')), at(3)))).toEqual([180, 120, 0, 60]);
    expect(told(ticketClock(facts('Open', [], stops('nest')), at(3)))).toEqual([180, 180, 0, 0]);
    const { ticket, pauses } = facts('Open', [], stops('bunny'));
    const both = { ticket: ticket && { ...ticket, kinds: ['bunny', 'nest'] }, pauses, submissions: [] };
    expect(told(ticketClock(both, at(3)))).toEqual([180, 180, 0, 0]);
    expect(told(ticketClock({ ...both, ticket }, at(3)))).toEqual([180, 120, 0, 60]);
    const nests = ticket && { ...ticket, kinds: ['nest'] };
    expect(told(ticketClock({ ...both, ticket: nests }, at(3)))).toEqual([180, 180, 0, 0]);
  });

  it('tells of the same pauses anew at another instant', () => {
    const running = facts('Open', [], [pause(at(1), null)]);
    expect([at(2), at(3)].map((now) => told(ticketClock(running, now)))).toEqual([
      [120, 60, 0, 60],
      [180, 60, 0, 120],
    ]);
  });

  it('runs from the very second in which a ticket is opened, and ends with that in which it is closed', () => {
    const opened = facts('Closed', [status(at(3), 'Open')]);
    expect(ticketClock(opened, at(3))).toMatchObject({ to: null, wallSeconds: 0, closedSeconds: 0 });
    expect(ticketClock(facts('Open', [status(at(3), 'Closed')]), at(3))).toMatchObject({ to: at(3) });
  });

  it('ends at the instant at which it was closed, whatever else happened in that second', () => {
    const moments = [given(at(2, 0, 100)), status(at(2, 0, 200), 'Pending'), status(at(2, 0, 500), 'Resolved')];
    expect(ticketClock(facts('Open', moments), at(3))).toMatchObject({ to: at(2, 0, 500) });
  });

  it('does not run on for what comes later', () => {
    expect(ticketClock(day, at(13))).toMatchObject({ to: at(12), closedSeconds: 0 });
    expect(ticketClock(day, at(20))).toMatchObject({ to: null });
  });

  it('ends a pause at its time, whenever that was noted', () => {
    const early = [pause(at(1), at(2), { until: at(3) })];
    expect(told(ticketClock(facts('Open', [], early), at(4)))).toEqual([240, 180, 0, 60]);
    const until = at(2);
    for (const endedAt of [null, at(3), at(2)]) {
      expect(told(ticketClock(facts('Open', [], [pause(at(1), endedAt, { until })]), at(4)))).toEqual([
        240, 180, 0, 60,
      ]);
    }
  });

  it('counts whole seconds that sum up, though every instant has milliseconds', () => {
    const clock = ticketClock(
      facts(
        'Open',
        [status(at(1, 0, 999), 'Pending-Customer'), status(at(2, 0, 1), 'Pending')],
        [pause(at(2, 30, 700), at(2, 30, 1300))],
      ),
      at(3, 0, 500),
    );
    expect(clock).toMatchObject({ wallSeconds: 10_800, oursSeconds: 7199, customerSeconds: 3600, platformSeconds: 1 });
  });
});

describe('the clock of a submission', () => {
  const submission = (items: readonly ItemTimes[], over: Partial<SubmissionTimes> = {}): SubmissionTimes => ({
    submission: submissionId('019a0000-0000-7000-8000-000000000001'),
    receivedAt: at(1),
    decidedAt: at(2),
    kinds: ['bunny'],
    items,
    ...over,
  });
  const returned: ItemTimes = { place: 'returned', placedAt: null, repair: null };
  const held: ItemTimes = { place: 'held', placedAt: null, repair: null };
  const queued: ItemTimes = { place: 'repair', placedAt: null, repair: { state: 'queued', finishedAt: null } };
  const fulfilled = (when: Instant): ItemTimes => ({
    place: 'returned',
    placedAt: when,
    repair: { state: 'fulfilled', finishedAt: when },
  });

  it.each<readonly [string, readonly ItemTimes[], Instant | null]>([
    ['its verdict where nothing came in it', [], at(2)],
    ['its verdict where nothing was taken in', [returned, { ...returned, place: 'trash' }], at(2)],
    ['the end of its last item', [fulfilled(at(4)), fulfilled(at(6)), returned], at(6)],
    ['now while an item waits', [fulfilled(at(4)), queued], null],
    ['now while an item is held', [held, returned], null],
    ['now while an altered item is held', [{ ...held, repair: { state: 'withdrawn', finishedAt: null } }], null],
    [
      'now while an item lies in repair, be it withdrawn from the queue',
      [{ ...queued, repair: { state: 'withdrawn', finishedAt: null } }],
      null,
    ],
    ['now while a repair waits, wherever its item lies', [{ ...queued, place: 'returned', placedAt: at(3) }], null],
    ['when a CSR rejected what was held', [{ ...returned, placedAt: at(5) }], at(5)],
    [
      'when it went back for a later one',
      [{ place: 'returned', placedAt: at(3), repair: { state: 'withdrawn', finishedAt: null } }],
      at(3),
    ],
  ])('runs until %s', (_, items, to) => {
    const clock = submissionClock(facts('Pending', []), submission(items), at(8));
    const end = to ?? at(8);
    const wallSeconds = (Date.parse(end) - Date.parse(at(1))) / 1000;
    expect(clock).toEqual({
      from: at(1),
      to,
      wallSeconds,
      oursSeconds: wallSeconds,
      customerSeconds: 0,
      platformSeconds: 0,
    });
  });

  it('is the customer’s only while the ticket says so, and the platform’s while a pause stopped it', () => {
    const around = facts(
      'Pending-Customer',
      [given(at(0)), status(at(2), 'Pending'), status(at(4), 'Pending-Customer'), status(at(6), 'Pending')],
      [pause(at(5), at(7)), pause(at(3), null, { itemKind: 'nest' })],
    );
    expect(submissionClock(around, submission([queued]), at(8))).toEqual({
      ...{ from: at(1), to: null, wallSeconds: minutes(420) },
      ...{ oursSeconds: minutes(240), customerSeconds: minutes(120), platformSeconds: minutes(60) },
    });
  });

  it('has no customer’s time where no ticket is known', () => {
    const around = { ...facts('Open', []), ticket: null };
    expect(submissionClock(around, submission([]), at(8))).toMatchObject({ wallSeconds: 3600, customerSeconds: 0 });
  });
});

describe('clocks over any spans', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }))
    .map(([from, length]): Span => ({ from, to: from + length }));
  const spans = fc.array(span, { maxLength: 12 });
  const over = (window: readonly Span[], customer: readonly Span[], stopped: readonly Span[]) =>
    clockOver({ window: merged(window), customer: merged(customer), stopped: merged(stopped) });

  /** The same, second by second. */
  const counted = (window: readonly Span[], customer: readonly Span[], stopped: readonly Span[]) => {
    const isIn = (list: readonly Span[], second: number) => list.some(({ from, to }) => from <= second && second < to);
    const seconds = Array.from({ length: 300 }, (_, second) => second).filter((second) => isIn(window, second));
    const theirs = seconds.filter((second) => isIn(customer, second));
    const platform = seconds.filter((second) => !isIn(customer, second) && isIn(stopped, second));
    return {
      wallSeconds: seconds.length,
      oursSeconds: seconds.length - theirs.length - platform.length,
      customerSeconds: theirs.length,
      platformSeconds: platform.length,
    };
  };

  it('are what counting second by second gives, and sum up to the wall’s time', () => {
    fc.assert(
      fc.property(spans, spans, spans, (window, customer, stopped) => {
        const clock = over(window, customer, stopped);
        expect(clock).toEqual(counted(window, customer, stopped));
        expect(clock.oursSeconds + clock.customerSeconds + clock.platformSeconds).toBe(clock.wallSeconds);
      }),
    );
  });

  it('stay as they are however pauses are ordered, split or laid over one another', () => {
    const cuts = fc.array(fc.tuple(span, fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(spans, spans, cuts, fc.func(fc.integer()), (window, customer, pieces, order) => {
        const whole = pieces.map(([one]) => one);
        const split = pieces.flatMap(([{ from, to }, cut, isTwice]) => {
          const middle = Math.min(to, from + cut);
          return [{ from, to: middle }, { from: middle, to }, ...(isTwice ? [{ from, to }] : [])];
        });
        const shuffled = split.toSorted((a, b) => order(a) - order(b));
        expect(over(window, customer, shuffled)).toEqual(over(window, customer, whole));
      }),
    );
  });

  it('never give us or the customer more time for one more pause, and nothing to the platform in the customer’s time', () => {
    fc.assert(
      fc.property(spans, spans, spans, span, (window, customer, stopped, one) => {
        const before = over(window, customer, stopped);
        const after = over(window, customer, [...stopped, one]);
        expect(after.wallSeconds).toBe(before.wallSeconds);
        expect(after.customerSeconds).toBe(before.customerSeconds);
        expect(after.oursSeconds).toBeLessThanOrEqual(before.oursSeconds);
        const within = common(merged([one]), merged(customer));
        expect(over(window, customer, [...stopped, ...within])).toEqual(before);
      }),
    );
  });

  it('add up', () => {
    fc.assert(
      fc.property(spans, spans, spans, (window, customer, stopped) => {
        const parts = merged(window).map((one) => over([one], customer, stopped));
        expect(sumOfClocks(parts)).toEqual(over(window, customer, stopped));
        expect(lengthOf(merged(window))).toBe(sumOfClocks(parts).wallSeconds);
      }),
    );
  });
});
