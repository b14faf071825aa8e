import { epochMsOf, type Instant, instantAt } from '../domain/instant.ts';
import type { Pause } from '../domain/pause.ts';
import type { ClaimAnswer } from '../store/queue-store.ts';
import type { Store } from '../store/store.ts';

/** Who asks for repairs that ozma does by itself, and for which kinds of items. */
export type Asker = {
  readonly store: Pick<Store, 'claimRepairs' | 'signals' | 'repairTroubles'>;
  readonly holder: string;
  readonly kinds: readonly string[];
  readonly leaseMs: number;
  readonly newToken: () => string;
};

/** When a lease that is given now is over. */
export const leaseFrom = (now: Instant, leaseMs: number): Instant => instantAt(epochMsOf(now) + leaseMs);

const ask = (asker: Asker, now: Instant, tokens: readonly string[], purpose: 'work' | 'test'): Promise<ClaimAnswer> =>
  asker.store.claimRepairs({
    now,
    actor: 'ozma',
    holder: asker.holder,
    way: 'engine',
    kinds: asker.kinds,
    tokens,
    leaseUntil: leaseFrom(now, asker.leaseMs),
    isTest: purpose === 'test',
  });

const isWaitingForTest = (pauses: readonly Pause[]): boolean =>
  pauses.every(({ kind, stage }) => kind === 'platform' && stage === 'testing');

/**
 * Whether the test repair that the pauses wait for is still to be made: none has been begun since the last of them began to wait, or it ended without
 * telling anything of the platform. What it told, the watch over the platform acts on.
 */
const isTestWanted = async ({ store, kinds }: Asker, pauses: readonly Pause[], now: Instant): Promise<boolean> => {
  const sources = new Set(pauses.map(({ source }) => source));
  const waiting = (await store.signals()).filter(({ source, stage }) => stage === 'testing' && sources.has(source));
  const since = waiting
    .map(({ stageSince }) => stageSince)
    .toSorted()
    .at(-1);
  if (since === undefined) return false;
  const { lastTest } = await store.repairTroubles({ since, now, kinds });
  if (lastTest === null) return true;
  return lastTest.ending !== null && !['fulfilled', 'unrepairable', 'fault'].includes(lastTest.ending);
};

/**
 * Claims the next repairs, at most so many; where nothing but the test of the platform is waited for, the one repair that tests it. The answer tells the
 * pauses that stop the queue even when a test was claimed.
 */
export const claimNext = async (
  asker: Asker,
  now: Instant,
  count: number,
): Promise<{
  readonly claims: Extract<ClaimAnswer, { kind: 'claimed' }>['claims'];
  readonly pauses: readonly Pause[];
}> => {
  const tokens = Array.from({ length: count }, asker.newToken);
  const answer = await ask(asker, now, tokens, 'work');
  if (answer.kind === 'claimed') return { claims: answer.claims, pauses: [] };
  const { pauses } = answer;
  if (!isWaitingForTest(pauses) || !(await isTestWanted(asker, pauses, now))) return { claims: [], pauses };
  const test = await ask(asker, now, tokens.slice(0, 1), 'test');
  return { claims: test.kind === 'claimed' ? test.claims : [], pauses };
};
