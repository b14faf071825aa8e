import type { VerifyNews } from '../../domain/proof.ts';
import { chainStart } from '../../store/chain.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { type KeptHead, newsOfHeads, type WalkedLedger } from './kept-heads.ts';
import { type ChainWalk, walkOn, walkStart, wrongEvent } from './ledger-chain.ts';

/** Against what a ledger is verified, and who is told how many of its events were. */
export type LedgerOptions = {
  readonly heads: readonly KeptHead[];
  readonly onProgress?: (events: number) => void;
};

/** Where a database's numbers begin, so that what was put before the first event is seen too. */
const beforeAll = Number.MIN_SAFE_INTEGER;

const newsOfEnd = ({ next, stored, computed }: ChainWalk, { head }: Pick<Snapshot, 'head'>): VerifyNews => {
  const last = next - 1;
  const wrong = { ...wrongEvent(Math.min(last, head.seq) + 1), kind: 'wrong', claim: 'end', column: 'seq' } as const;
  const [found, expected] = [String(last), String(head.seq)];
  if (last < head.seq) return { ...wrong, how: 'missing', found, expected };
  if (last > head.seq) return { ...wrong, how: 'added', found, expected };
  if ([stored, computed].some((hash) => hash.toString('hex') === head.hash)) {
    return { kind: 'proven', claim: 'end', count: 1 };
  }
  return { ...wrong, row: String(last), column: 'hash', found: stored.toString('hex'), expected: head.hash };
};

/** What a walk along a ledger is asked for besides its chain. */
type WalkOptions = {
  /** Numbers at which the hash is wanted. */
  readonly asked: ReadonlySet<number>;
  readonly onProgress?: ((events: number) => void) | undefined;
};

/** Proves the chain of a desk's ledger (`chain`) and its end (`end`); every event that does not fit is named. Answers what the walk has seen. */
export const walkLedger = async function* (
  snapshot: Pick<Snapshot, 'head' | 'storedEvents'>,
  { asked, onProgress }: WalkOptions,
): AsyncGenerator<VerifyNews, WalkedLedger> {
  const { desk } = snapshot.head;
  const hashes = new Map([[0, chainStart.toString('hex')]]);
  let walk = walkStart;
  let [count, isWhole] = [0, true];
  for await (const events of snapshot.storedEvents(beforeAll)) {
    for (const event of events) {
      const step = walkOn(walk, event, desk);
      walk = step.walk;
      isWhole &&= step.wrong.length === 0;
      for (const one of step.wrong) yield { kind: 'wrong', ...one };
      if (asked.has(event.seq)) hashes.set(event.seq, event.hash);
    }
    count += events.length;
    onProgress?.(count);
  }
  if (isWhole) yield { kind: 'proven', claim: 'chain', count };
  yield newsOfEnd(walk, snapshot);
  return { desk, last: walk.next - 1, hashes };
};

/** Proves a desk's ledger (`walkLedger`), and by it the heads that were kept elsewhere (`heads`): of them the first that does not fit is named. */
export const verifyChain = async function* (
  snapshot: Snapshot,
  { heads, onProgress }: LedgerOptions,
): AsyncGenerator<VerifyNews> {
  const asked = new Set(heads.map(({ seq }) => seq));
  yield* newsOfHeads(heads, yield* walkLedger(snapshot, { asked, onProgress }));
};
