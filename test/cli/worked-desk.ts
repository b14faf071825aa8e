import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { RepairOutcome } from '../../src/domain/repair.ts';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import { requireDesk, wire } from '../../src/wire.ts';
import { now } from './desk.ts';

/** Minutes after everything was judged. */
export const minutesLater = (minutes: number): Instant => instantAt(Date.parse(now) + minutes * 60_000);

/** A copy of a desk to be worked on, in a place of its own. */
export const copyOf = async (desk: string): Promise<string> => {
  const copy = join(await mkdtemp(join(tmpdir(), 'ozma-worked-')), 'desk');
  await cp(desk, copy, { recursive: true });
  return copy;
};

/** Does something with a desk's store, as a process of its own would. */
export const onStore = async <T>(desk: string, work: (store: Store) => Promise<T>): Promise<T> => {
  await using app = wire(await requireDesk({ desk, env: {}, cwd: tmpdir() }));
  return await work(app.store);
};

/** Claims the next repair under a token for an hour; answers its number. */
export const claim = async (
  store: Store,
  token: string,
  { minute, holder = 'Ada Lovelace' }: { readonly minute: number; readonly holder?: string },
): Promise<number> => {
  const answer = await store.claimRepairs({
    ...{ now: minutesLater(minute), actor: 'Ada Lovelace', holder, way: 'hand', kinds: null },
    ...{ tokens: [token], leaseUntil: minutesLater(minute + 60), isTest: false },
  });
  const [first] = answer.kind === 'claimed' ? answer.claims : [];
  if (first === undefined) throw new Error('there was nothing to claim');
  return first.work.repair;
};

/** Ends a claim; the second attempt that counts is the last. */
export const finish = (store: Store, token: string, of: { repair: number; outcome: RepairOutcome; minute: number }) =>
  store.finishClaims(
    [
      {
        ...{ repair: of.repair, token, outcome: of.outcome, actor: 'Ada Lovelace' },
        retry: { attempts: 2, firstMs: 600_000, mostMs: 600_000 },
      },
    ],
    minutesLater(of.minute),
  );

/** A pause of the desk, by an operator. */
export const pauseAt = (minute: number, over: Partial<PauseOpening> = {}): PauseOpening => ({
  ...{ kind: 'operator', source: null, scope: { kind: 'desk' }, scopeKey: '', who: 'Ada Lovelace' },
  ...{ why: 'the grid restarts', since: minutesLater(minute), until: null, evidence: {} },
  ...over,
});
