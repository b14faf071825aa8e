import type { ListedFile } from '../../batch/batch-check.ts';
import type { FailedFile } from '../../batch/failed-file.ts';
import type { FailedRow } from '../../batch/write-manifest.ts';
import type { Entry } from '../../domain/entry.ts';
import { byPrecedence, type ReasonCode } from '../../domain/reason.ts';
import type { WaivedBatch } from './batch.ts';
import type { CheckedFolder, ManifestFinding } from './told.ts';

const isSame = (a: string, b: string): boolean => a.normalize('NFC') === b.normalize('NFC');

/** The codes of a decision that are about the folder or about one file of it. */
const codesOf = ({ codes, items }: Entry, file: string): readonly ReasonCode[] => [
  ...codes,
  ...items.flatMap((item) => (isSame(item.file, file) ? item.codes : [])),
];

/** Finds the uncovered codes of a manifest that are about the folder, a row, or its file; of a folder with many rows at one look each. */
const manifestCodes = (findings: readonly ManifestFinding[]): ((row: ListedFile) => readonly ReasonCode[]) => {
  const reasons = findings.flatMap(({ reason, waiver }) => (waiver === null ? [reason] : []));
  const byLine = Map.groupBy(reasons, (reason) => ('line' in reason ? reason.line : null));
  const byFile = Map.groupBy(byLine.get(null) ?? [], (reason) =>
    'file' in reason && reason.file !== null ? reason.file.normalize('NFC') : null,
  );
  return ({ line, file }) =>
    [...(byLine.get(line) ?? []), ...(byFile.get(null) ?? []), ...(byFile.get(file.normalize('NFC')) ?? [])].map(
      ({ code }) => code,
    );
};

const inOrder = (codes: readonly ReasonCode[]): readonly ReasonCode[] =>
  [...new Set(codes)]
    .map((code) => ({ code }))
    .sort(byPrecedence)
    .map(({ code }) => code);

/** Writes the rows of what failed, those of a folder together, in the order of their lines. */
export type FailedRows = {
  /** The rows of a folder that came and is not ready. */
  readonly folder: (checked: CheckedFolder) => Promise<void>;
  /** The rows of folders that did not come, each of which is told once. */
  readonly missing: (findings: readonly ManifestFinding[]) => Promise<void>;
  /** The rows of folders that have not been written, and of which a row stands twice. */
  readonly rest: () => Promise<void>;
};

/** Finds the rows of what failed in a batch and adds them to a file. */
export const openFailedRows = (batch: WaivedBatch, file: FailedFile): FailedRows => {
  const left = new Set(batch.repeated.keys());
  const write = async (folder: string, codesFor: (row: ListedFile) => readonly ReasonCode[]): Promise<void> => {
    const key = folder.normalize('NFC');
    const repeated = batch.repeated.get(key);
    const codesOfRow = (row: ListedFile): readonly ReasonCode[] =>
      repeated?.has(row.line) === true ? [...codesFor(row), 'MANIFEST_REPEATED'] : codesFor(row);
    left.delete(key);
    const rows = await batch.rowsOf(folder);
    await file.add(rows.map((row): FailedRow => ({ ...row, codes: inOrder(codesOfRow(row)) })));
  };
  return {
    folder: ({ folder, outcome, manifest }) => {
      const own = outcome.kind === 'judged' ? outcome.entry : null;
      const ofManifest = manifestCodes(manifest ?? []);
      return write(folder, (row) => [...(own === null ? [] : codesOf(own, row.file)), ...ofManifest(row)]);
    },
    missing: async (findings) => {
      for (const { reason, waiver } of findings) {
        if ('folder' in reason && waiver === null) await write(reason.folder, () => [reason.code]);
      }
    },
    rest: async () => {
      for (const folder of [...left]) await write(folder, () => []);
    },
  };
};
