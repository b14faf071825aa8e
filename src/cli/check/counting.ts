import type { BatchReason } from '../../domain/batch-reason.ts';
import { byPrecedence } from '../../domain/reason.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { WaivedBatch } from './batch.ts';
import type { CheckedFolder, CheckTally, ManifestFinding, ManifestPart } from './told.ts';

/** Counts what a check comes to, as it goes on. */
export type Counting = {
  readonly folder: (checked: CheckedFolder) => void;
  readonly loose: (part: ManifestPart, findings: readonly ManifestFinding[]) => void;
  readonly tally: () => CheckTally;
};

const countOf = (code: BatchReason['code'], findings: readonly ManifestFinding[]): number =>
  findings.filter(({ reason, waiver }) => reason.code === code && waiver === null).length;

const inOrder = (faults: ReadonlyMap<BatchReason['code'], number>): ReadonlyMap<BatchReason['code'], number> =>
  new Map([...faults].sort(([a], [b]) => byPrecedence({ code: a }, { code: b })));

/** The lines of rows that nobody could read, each as often as it has faults. */
const unreadableLines = (findings: readonly ManifestFinding[]): readonly number[] =>
  findings.flatMap(({ reason }) => (reason.code === 'MANIFEST_INVALID' ? [reason.line] : []));

/** Begins to count; a folder that did not come is told once, and the faults of one row follow one another. */
export const openCounting = (batch: Pick<WaivedBatch, 'rows' | 'folders'> | null): Counting => {
  const verdicts = new Map<Verdict, number>();
  const faults = new Map<BatchReason['code'], number>();
  let [unjudged, ready, waived, missingFolders, unreadableRows, lastUnreadable] = [0, 0, 0, 0, 0, 0];
  const add = (findings: readonly ManifestFinding[]): void => {
    for (const { reason, waiver } of findings) {
      if (waiver === null) faults.set(reason.code, (faults.get(reason.code) ?? 0) + 1);
      else waived += 1;
    }
  };
  return {
    folder: ({ outcome, manifest, isReady }) => {
      if (outcome.kind === 'unjudged') unjudged += 1;
      else verdicts.set(outcome.entry.verdict, (verdicts.get(outcome.entry.verdict) ?? 0) + 1);
      if (isReady) ready += 1;
      add(manifest ?? []);
    },
    loose: (part, findings) => {
      add(findings);
      if (part === 'missing') missingFolders += countOf('MANIFEST_MISSING', findings);
      else {
        for (const line of unreadableLines(findings)) {
          if (line !== lastUnreadable) unreadableRows += 1;
          lastUnreadable = line;
        }
      }
    },
    tally: () => ({
      verdicts,
      unjudged,
      ready,
      manifest: batch && {
        rows: batch.rows,
        folders: batch.folders,
        missingFolders,
        unreadableRows,
        faults: inOrder(faults),
        waived,
      },
    }),
  };
};
