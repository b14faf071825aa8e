import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventKind, LedgerEvent } from '../../src/domain/event.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import { type Inversion, openAuditor, type QueueAudit } from '../../src/domain/queue-audit.ts';

const minute = (n: number): Instant => instantAt(Date.UTC(2026, 9, 1) + n * 60_000);

type Told = {
  readonly kind: EventKind;
  readonly ticket?: string;
  readonly body?: LedgerEvent['body'];
  readonly at?: Instant;
};

/** Tickets T-1, T-2 … were opened a minute after each other. */
const openedAt = (ticket: string): Instant => minute(Number(ticket.slice(2)));

const audit = (told: readonly Told[]): { readonly findings: QueueAudit; readonly inversions: readonly Inversion[] } => {
  const auditor = openAuditor({
    openedAt,
    ownerKey: (name) => name.toLowerCase(),
    ticketKey: (key) => key.toLowerCase(),
  });
  const inversions = told.flatMap(({ kind, ticket = null, body = {}, at = minute(1000) }, index) => {
    const submission = ticket === null ? null : submissionId(`of ${ticket}`);
    const seen = auditor.see({ seq: index + 1, at, kind, actor: 'ozma', submission, ticket, body, hash: '' });
    return seen === null ? [] : [seen];
  });
  return { findings: auditor.findings(), inversions };
};

const arrival = (ticket: string, items = ['bunny:1'], owner = `Owner of ${ticket}`): readonly Told[] => [
  { kind: 'submission-judged', ticket, body: { owner } },
  { kind: 'repairs-queued', ticket, body: { items, positions: items.map((_, index) => index) } },
];

const claim = (ticket: string, item = 'bunny:1', more: LedgerEvent['body'] = {}): Told => ({
  kind: 'repair-claimed',
  ticket,
  body: { item, kinds: null, isTest: false, ...more },
});

const passedNobody = {
  'waits-for-another-try': 0,
  paused: 0,
  'kept-in-processing': 0,
  'not-of-the-kinds-asked': 0,
  none: 0,
};

describe('the audit of the queue', () => {
  test('finds nothing where tickets are served in their order, whatever the order in which they came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), (tickets) => {
        const inOrder = tickets.toSorted((a, b) => a - b);
        const { findings, inversions } = audit([
          ...tickets.flatMap((n) => arrival(`T-${n}`)),
          ...inOrder.map((n) => claim(`T-${n}`)),
        ]);
        expect(inversions).toEqual([]);
        expect(findings).toEqual({ claims: tickets.length, inversions: 0, passed: passedNobody, wrongClaims: [] });
      }),
    );
  });

  test('finds exactly the claims that a wrong order makes', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }), (order) => {
        const { inversions, findings } = audit([
          ...[1, 2, 3, 4, 5, 6].flatMap((n) => arrival(`T-${n}`)),
          ...order.map((n) => claim(`T-${n}`)),
        ]);
        const passed = order.map((n, index) => order.slice(index).filter((later) => later < n).length);
        expect(findings.passed.none).toBe(passed.reduce((sum, count) => sum + count, 0));
        expect(inversions.length).toBe(passed.filter((count) => count > 0).length);
      }),
    );
  });

  test('names who was passed over without a cause', () => {
    const { inversions } = audit([...arrival('T-1'), ...arrival('T-2'), claim('T-2')]);
    expect(inversions).toEqual([
      {
        seq: 5,
        at: minute(1000),
        item: 'bunny:1',
        ticket: 'T-2',
        passed: { none: 1 },
        examples: [{ item: 'bunny:1', ticket: 'T-1', because: 'none' }],
      },
    ]);
  });

  test.each<[cause: string, before: readonly Told[], more: LedgerEvent['body']]>([
    [
      'waits-for-another-try',
      [claim('T-1'), { kind: 'repair-postponed', ticket: 'T-1', body: { item: 'bunny:1', notBefore: minute(2000) } }],
      {},
    ],
    ['paused', [{ kind: 'pause-opened', body: { pause: 1, scope: { kind: 'owner', owner: 'OWNER OF T-1' } } }], {}],
    ['paused', [{ kind: 'pause-opened', body: { pause: 1, scope: { kind: 'ticket', ticket: 't-1' } } }], {}],
    ['paused', [{ kind: 'pause-opened', body: { pause: 1, scope: { kind: 'item-kind', itemKind: 'bunny' } } }], {}],
    ['not-of-the-kinds-asked', [], { kinds: ['nest'] }],
  ])('counts %s as a cause', (cause, before, more) => {
    const { findings } = audit([
      ...arrival('T-1'),
      ...arrival('T-2', ['nest:1']),
      ...before,
      claim('T-2', 'nest:1', more),
    ]);
    expect(findings.passed).toEqual({ ...passedNobody, [cause]: 1 });
    expect(findings.wrongClaims).toEqual([]);
  });

  test('shows the first five who were passed over, those without a cause before all others', () => {
    const pause: Told = { kind: 'pause-opened', body: { pause: 1, scope: { kind: 'item-kind', itemKind: 'bunny' } } };
    const [inversion] = audit([
      ...[1, 2, 3, 4, 5].flatMap((n) => arrival(`T-${n}`)),
      ...arrival('T-6', ['nest:1']),
      ...arrival('T-7', ['nest:1']),
      pause,
      claim('T-7', 'nest:1'),
    ]).inversions;
    expect(inversion?.passed).toEqual({ paused: 5, none: 1 });
    expect(inversion?.examples.map(({ ticket, because }) => `${ticket} ${because}`)).toEqual([
      'T-6 none',
      ...[1, 2, 3, 4].map((n) => `T-${n} paused`),
    ]);
  });

  test('does not count another try that is due in that very instant as a cause, nor a kind that was asked for', () => {
    const due: Told = {
      kind: 'repair-postponed',
      ticket: 'T-1',
      body: { item: 'bunny:1', notBefore: minute(1000) },
    };
    const told = [...arrival('T-1'), ...arrival('T-2'), claim('T-1'), due];
    expect(audit([...told, claim('T-2', 'bunny:1', { kinds: ['bunny'] })]).findings.passed).toEqual({
      ...passedNobody,
      none: 1,
    });
  });

  test('lets a retry keep its place: once it is due, passing it over has no cause', () => {
    const postponed: Told = {
      kind: 'repair-postponed',
      ticket: 'T-1',
      body: { item: 'bunny:1', notBefore: minute(999) },
    };
    const { findings } = audit([...arrival('T-1'), ...arrival('T-2'), claim('T-1'), postponed, claim('T-2')]);
    expect(findings.passed.none).toBe(1);
  });

  test.each(['repair-released', 'repair-lapsed', 'repair-requeued'] as const)('puts a repair back after %s', (kind) => {
    const back: Told = { kind, ticket: 'T-1', body: { item: 'bunny:1', next: 'queued' } };
    expect(audit([...arrival('T-1'), ...arrival('T-2'), claim('T-1'), back, claim('T-2')]).findings.passed.none).toBe(
      1,
    );
    expect(
      audit([...arrival('T-1'), ...arrival('T-2'), claim('T-1'), back, claim('T-1')]).findings.wrongClaims,
    ).toEqual([]);
  });

  test('does not wait for what is escalated, withdrawn or finished', () => {
    const gone: Told = { kind: 'repair-withdrawn', ticket: 'T-1', body: { item: 'bunny:1' } };
    const lapsed: Told = { kind: 'repair-lapsed', ticket: 'T-2', body: { item: 'bunny:1', next: 'escalated' } };
    const { findings } = audit([
      ...[1, 2, 3].flatMap((n) => arrival(`T-${n}`)),
      gone,
      claim('T-2'),
      lapsed,
      claim('T-3'),
    ]);
    expect(findings).toEqual({ claims: 2, inversions: 0, passed: passedNobody, wrongClaims: [] });
  });

  test('tells of claims while paused, of what was not waiting, and allows the test repair', () => {
    const pause: Told = { kind: 'pause-opened', body: { pause: 7, scope: { kind: 'desk' } } };
    const end: Told = { kind: 'pause-ended', body: { pause: 7 } };
    const arrivals = [...arrival('T-1'), ...arrival('T-2'), ...arrival('T-3')];
    const told = [...arrivals, pause, claim('T-1', 'bunny:1', { isTest: true }), claim('T-2'), end, claim('T-2')];
    expect(audit(told).findings.wrongClaims).toEqual([
      { seq: 9, item: 'bunny:1', why: 'while-paused' },
      { seq: 11, item: 'bunny:1', why: 'not-waiting' },
    ]);
  });

  test('counts a folder that a pause kept as a cause until it is placed', () => {
    const pause: Told = { kind: 'pause-opened', body: { pause: 7, scope: { kind: 'desk' } } };
    const end: Told = { kind: 'pause-ended', body: { pause: 7 } };
    const kept = [...arrival('T-2'), pause, ...arrival('T-1'), end];
    expect(audit([...kept, claim('T-2')]).findings.passed).toEqual({ ...passedNobody, 'kept-in-processing': 1 });
    const placed: Told = { kind: 'submission-placed', ticket: 'T-1', body: { place: 'repair' } };
    expect(audit([...kept, placed, claim('T-2')]).findings.passed).toEqual({ ...passedNobody, none: 1 });
  });

  test('waits no longer for a fault that was put down to the platform', () => {
    const told: readonly Told[] = [
      ...arrival('T-1'),
      ...arrival('T-2'),
      claim('T-1', 'bunny:1', { repair: 7 }),
      { kind: 'repair-postponed', ticket: 'T-1', body: { repair: 7, item: 'bunny:1', notBefore: minute(2000) } },
      { kind: 'faults-forgiven', body: { repairs: [7, 8] } },
    ];
    expect(audit([...told, claim('T-2')]).findings.passed).toEqual({ ...passedNobody, none: 1 });
    expect(audit([...told, claim('T-1')]).findings.inversions).toBe(0);
  });

  test('follows a ticket whose opening was corrected', () => {
    const changed: Told = {
      kind: 'ticket-changed',
      ticket: 'T-1',
      body: { changes: { opened_at: { before: minute(1), after: minute(50) } } },
    };
    const told = [...arrival('T-1'), ...arrival('T-2'), changed];
    expect(audit([...told, claim('T-2'), claim('T-1')]).findings.inversions).toBe(0);
    expect(audit([...told, claim('T-1')]).findings.passed.none).toBe(1);
  });
});
