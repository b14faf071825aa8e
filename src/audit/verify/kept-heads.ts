import type { LedgerHead } from '../../domain/ledger.ts';
import type { VerifyNews, Wrong } from '../../domain/proof.ts';

/** A head of a ledger that somebody kept outside the desk's database. */
export type KeptHead = Pick<LedgerHead, 'desk' | 'seq' | 'hash'>;

/** A ledger as a walk along it found it. */
export type WalkedLedger = {
  readonly desk: string;
  /** Number of its newest event. */
  readonly last: number;
  /** The hash at each number that was asked for. */
  readonly hashes: ReadonlyMap<number, string>;
};

const wrong = (over: Partial<Wrong>): VerifyNews => ({
  ...{ kind: 'wrong', claim: 'heads', where: 'event', row: null, column: null, found: null, expected: null },
  ...{ how: 'changed', ...over },
});

/**
 * What is to be said of the first head that does not fit: the first event that was changed stands after the last head that fits, and not after that
 * one; `row` is its number, or such a span of numbers (`7-12`).
 */
const unfit = (head: KeptHead, fitting: readonly KeptHead[], { last, hashes }: WalkedLedger): VerifyNews => {
  if (head.seq > last) {
    return wrong({
      row: String(last + 1),
      column: 'seq',
      found: String(last),
      expected: String(head.seq),
      how: 'missing',
    });
  }
  const first = fitting.filter(({ seq }) => seq < head.seq).reduce((most, { seq }) => Math.max(most, seq), 0) + 1;
  const row = first === head.seq ? String(first) : `${first}-${head.seq}`;
  return wrong({ row, column: 'hash', found: hashes.get(head.seq) ?? null, expected: head.hash });
};

/**
 * Whether heads that were kept elsewhere stand in a ledger. Those of other desks prove nothing; but where all are such, the ledger is not the one
 * that was kept.
 */
export const newsOfHeads = (heads: readonly KeptHead[], ledger: WalkedLedger): readonly VerifyNews[] => {
  if (heads.length === 0) return [{ kind: 'unproven', claim: 'heads', because: 'no-heads', of: [], count: null }];
  const own = heads.filter(({ desk }) => desk === ledger.desk).toSorted((a, b) => a.seq - b.seq);
  if (own.length === 0) {
    return [wrong({ where: 'meta', column: 'desk', found: ledger.desk, expected: heads.at(-1)?.desk ?? null })];
  }
  const others = heads.length - own.length;
  const [fitting = [], [first] = []] = [true, false].map((is) =>
    own.filter(({ seq, hash }) => (ledger.hashes.get(seq) === hash) === is),
  );
  return [
    ...(others === 0
      ? []
      : [{ kind: 'unproven', claim: 'heads', because: 'other-desk', of: [], count: others } as const]),
    first === undefined ? { kind: 'proven', claim: 'heads', count: own.length } : unfit(first, fitting, ledger),
  ];
};
