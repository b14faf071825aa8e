/** Why a kept head does not stand in the chain. */
type LostHeadWords = {
  /** The ledger has another event of that number now. */
  readonly changed: (seq: number, line: number) => string;
  /** The ledger has no event of that number; it ends at `end`. */
  readonly gone: (seq: number, line: number, end: number) => string;
};

/** Why a head did not arrive where it was posted. */
type PostWords = {
  readonly arrived: (place: string, status: number) => string;
  readonly redirected: (status: number, to: string) => string;
  readonly refused: (status: number, said: string) => string;
  readonly late: (seconds: number) => string;
  readonly noAnswer: (why: string) => string;
  readonly failed: (place: string, why: string) => string;
};

/** Words of `ozma ledger`. */
export type LedgerWords = {
  readonly heads: Readonly<Record<'desk' | 'seq' | 'hash' | 'at', string>>;
  /** Title of the progress line. */
  readonly looking: string;
  readonly appended: (file: string, seq: number) => string;
  readonly alreadyKept: (file: string) => string;
  readonly onlyOtherDesks: (file: string) => string;
  readonly torn: (file: string, line: number) => string;
  readonly unreadable: (file: string, line: number, why: string) => string;
  readonly lost: LostHeadWords;
  readonly broken: (seq: number) => string;
  /** What lost heads mean, and that nothing was appended. */
  readonly rolledBack: (file: string) => string;
  readonly notChained: string;
  readonly post: PostWords;
  readonly noEvents: string;
  /** How many more there are before those that are shown. */
  readonly earlier: (count: number) => string;
};
