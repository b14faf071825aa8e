import type { Snapshot } from '../../store/snapshot.ts';

/** Which submissions are judged by an event and which have a row, as both are read side by side: only what has no counterpart yet is kept. */
export type Counterparts = {
  /** A submission has a row. */
  readonly hasRow: (submission: string) => void;
  /** Reads judgements on, until there are as many of them as rows. */
  readonly catchUp: () => Promise<void>;
  /** Reads what is left; the judged submissions that have no row, each with the number of its event. */
  readonly rowless: () => Promise<ReadonlyMap<string, number>>;
};

const judgedIn = async function* (snapshot: Snapshot) {
  for await (const events of snapshot.storedEventsOf(['submission-judged'])) {
    for (const { submission, seq } of events) yield { submission: submission ?? '', seq };
  }
};

/** Sets rows and judgements of a snapshot against one another; both come in the order of the ledger, so that little is kept. */
export const openCounterparts = (snapshot: Snapshot): Counterparts => {
  const judged = judgedIn(snapshot);
  const [judgedAlone, rowAlone] = [new Map<string, number>(), new Set<string>()];
  let [rows, events] = [0, 0];
  const next = async (): Promise<boolean> => {
    const { done, value } = await judged.next();
    if (done === true) return false;
    events += 1;
    if (!rowAlone.delete(value.submission)) judgedAlone.set(value.submission, value.seq);
    return true;
  };
  return {
    hasRow: (submission) => {
      rows += 1;
      if (!judgedAlone.delete(submission)) rowAlone.add(submission);
    },
    catchUp: async () => {
      while (events < rows && (await next()));
    },
    rowless: async () => {
      while (await next());
      return judgedAlone;
    },
  };
};
