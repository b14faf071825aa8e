import type { RowOutcome } from '../store/store.ts';

/** One thing that is wrong with one row: its line in the file, the column by the file's own name, and what was expected. */
type BadCell = { readonly line: number; readonly column: string; readonly why: string };

/** How far an import has come. */
export type ImportProgress = { readonly rows: number; readonly bytes: number; readonly totalBytes: number };

/** What an import did. Of many bad cells the first are kept; `badCount` counts all bad rows. */
export type ImportReport = {
  /** The file is the one that was imported last, and is read with the same policy: nothing was done. */
  readonly skipped: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly bad: readonly BadCell[];
  readonly badCount: number;
  /** Rows of the last import that this file no longer has; examples are ticket numbers or `kind:id`. */
  readonly vanished: number;
  readonly examples: readonly string[];
};

/** The report of an import that found its file unchanged. */
export const skippedImport: ImportReport = {
  skipped: true,
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  bad: [],
  badCount: 0,
  vanished: 0,
  examples: [],
};

/** How many bad cells are kept: a person reads no more, and a wholly wrong file has millions. */
const mostBadCells = 1000;

/** Figures of a running import. */
export type ImportTally = {
  readonly addBad: (cells: readonly BadCell[]) => void;
  readonly addOutcome: (outcome: 'added' | 'changed' | 'unchanged') => void;
  readonly rows: () => number;
  readonly badCount: () => number;
  readonly report: (end: Pick<ImportReport, 'vanished' | 'examples'>) => ImportReport;
};

/** Opens the figures of one import, all at 0. */
export const openTally = (): ImportTally => {
  const counts = { added: 0, changed: 0, unchanged: 0 } satisfies Partial<Record<RowOutcome['kind'], number>>;
  const bad: BadCell[] = [];
  let badCount = 0;
  const rows = () => counts.added + counts.changed + counts.unchanged + badCount;
  return {
    addBad: (cells) => {
      badCount += 1;
      bad.push(...cells.slice(0, mostBadCells - bad.length));
    },
    addOutcome: (outcome) => {
      counts[outcome] += 1;
    },
    rows,
    badCount: () => badCount,
    report: ({ vanished, examples }) => ({
      skipped: false,
      rows: rows(),
      ...counts,
      bad: bad.toSorted((a, b) => a.line - b.line),
      badCount,
      vanished,
      examples,
    }),
  };
};
