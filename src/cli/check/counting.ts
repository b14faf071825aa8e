import type { Verdict } from '../../domain/verdict.ts';
import type { BatchReason } from '../../manifest/batch/batch-check.ts';
import type { WaivedBatch } from './batch.ts';
import type { CheckedFolder, CheckTally, ManifestFinding, ManifestPart } from './told.ts';

/** Counts what a check comes to, as it goes on. */
export type Counting = {
  readonly folder: (checked: CheckedFolder) => void;
  readonly loose: (part: ManifestPart, findings: readonly ManifestFinding[]) => void;
  readonly tally: () => CheckTally;
};

const foldersIn = (findings: readonly ManifestFinding[]): readonly string[] =>
  findings.flatMap(({ reason, waiver }) => ('folder' in reason && waiver === null ? [reason.folder] : []));

/** Begins to count; the rows of one folder that did not come follow one another. */
export const openCounting = (batch: Pick<WaivedBatch, 'rows' | 'folders'> | null): Counting => {
  const verdicts = new Map<Verdict, number>();
  const faults = new Map<BatchReason['code'], number>();
  let [unjudged, ready, waived, missingFolders] = [0, 0, 0, 0];
  let lastMissing: string | null = null;
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
      if (part !== 'missing') return;
      for (const folder of foldersIn(findings)) {
        if (folder !== lastMissing) missingFolders += 1;
        lastMissing = folder;
      }
    },
    tally: () => ({
      verdicts,
      unjudged,
      ready,
      manifest: batch && { rows: batch.rows, folders: batch.folders, missingFolders, faults, waived },
    }),
  };
};
