import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import type { Pause } from '../../src/domain/pause.ts';
import type { AttemptEnd } from '../../src/domain/repair.ts';
import type { RepairTroubles, Signal, SignalStage } from '../../src/domain/stability.ts';
import { type Asker, claimNext, leaseFrom } from '../../src/queue/claim-next.ts';
import type { ClaimRequest } from '../../src/store/queue-store.ts';
import { claimOf, testingPause } from './claims.ts';

const now = instantAt(1_000_000);

const signal = (source: string, stage: SignalStage, since: number): Signal => ({
  ...{ source, stage, stageSince: instantAt(since), recent: [], lastTroubleAt: null, last: null },
  ...{ unknownSince: null, memory: {} },
});

type Setting = {
  readonly pauses?: readonly Pause[];
  readonly signals?: readonly Signal[];
  readonly lastTest?: RepairTroubles['lastTest'];
};

/** A store that knows these pauses and signals; it grants a test where it is asked for one, and all else while nothing is paused. */
const askerOf = ({ pauses = [], signals = [signal('feed', 'testing', 5000)], lastTest = null }: Setting) => {
  const requests: ClaimRequest[] = [];
  const since: string[] = [];
  let tokens = 0;
  const asker: Asker = {
    store: {
      claimRepairs: async (request) => {
        requests.push(request);
        if (pauses.length > 0 && !request.isTest) return { kind: 'paused', pauses };
        return { kind: 'claimed', claims: request.tokens.map((token, index) => claimOf(index + 1, token)) };
      },
      signals: async () => signals,
      repairTroubles: async (asked) => {
        since.push(asked.since);
        return { faults: [], inFlight: [], lastEndAt: null, lastTest, waiting: 0 };
      },
    },
    holder: 'desk 1',
    kinds: ['bunny'],
    leaseMs: 60_000,
    newToken: () => {
      tokens += 1;
      return `t${tokens}`;
    },
  };
  return { asker, requests, since };
};

const claimedBy = async (setting: Setting, count = 3) => {
  const { asker, ...seen } = askerOf(setting);
  const { claims, pauses } = await claimNext(asker, now, count);
  return { ...seen, tokens: claims.map(({ token }) => token), pauses };
};

const ended = (ending: AttemptEnd | null) => ({ claimedAt: instantAt(6000), ending });

describe('the next repairs', () => {
  it('are claimed by a token each, for a lease from now', async () => {
    const { tokens, pauses, requests } = await claimedBy({});
    expect([tokens, pauses]).toEqual([['t1', 't2', 't3'], []]);
    const asked = { actor: 'ozma', holder: 'desk 1', way: 'engine', kinds: ['bunny'], isTest: false };
    expect(requests).toEqual([{ ...asked, now, tokens, leaseUntil: leaseFrom(now, 60_000) }]);
    expect(leaseFrom(now, 60_000)).toBe(instantAt(1_060_000));
  });

  it('are none while a pause is there that waits for no test', async () => {
    for (const over of [{ kind: 'operator' as const }, { stage: 'holding' as const }]) {
      const pauses = [testingPause(), testingPause(over)];
      expect(await claimedBy({ pauses })).toMatchObject({ tokens: [], pauses, since: [] });
    }
  });
});

describe('the test of the platform', () => {
  it('is one repair, and the pauses that it tests are told all the same', async () => {
    const pauses = [testingPause()];
    const { requests, ...rest } = await claimedBy({ pauses });
    expect(rest).toEqual({ tokens: ['t1'], pauses, since: [instantAt(5000)] });
    expect(requests.map(({ isTest, tokens }) => [isTest, tokens])).toEqual([
      [false, ['t1', 't2', 't3']],
      [true, ['t1']],
    ]);
  });

  it('is looked for since the last of the pauses began to wait for it', async () => {
    const signals = [
      signal('feed', 'testing', 5000),
      signal('probe', 'testing', 7000),
      signal('own', 'testing', 9000),
      signal('page', 'holding', 9000),
    ];
    const pauses = [testingPause(), testingPause({ source: 'probe' }), testingPause({ source: 'page' })];
    expect((await claimedBy({ pauses, signals })).since).toEqual([instantAt(7000)]);
  });

  it('is not made where no signal waits for it', async () => {
    const pauses = [testingPause()];
    expect(await claimedBy({ pauses, signals: [] })).toMatchObject({ tokens: [], pauses });
  });

  it.each<readonly [AttemptEnd | null, readonly string[]]>([
    [null, []],
    ['fulfilled', []],
    ['unrepairable', []],
    ['fault', []],
    ['retry', ['t1']],
    ['released', ['t1']],
    ['lapsed', ['t1']],
    ['altered', ['t1']],
  ])('is made again only where the last one told nothing of the platform: it ended as %s', async (ending, expected) => {
    expect((await claimedBy({ pauses: [testingPause()], lastTest: ended(ending) })).tokens).toEqual(expected);
  });

  it('is none where somebody else got it first', async () => {
    const pauses = [testingPause()];
    const { asker } = askerOf({ pauses });
    const claimRepairs = async () => ({ kind: 'paused', pauses }) as const;
    expect(await claimNext({ ...asker, store: { ...asker.store, claimRepairs } }, now, 1)).toEqual({
      claims: [],
      pauses,
    });
  });
});
