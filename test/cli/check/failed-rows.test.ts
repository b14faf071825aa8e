import { expect, test } from 'vitest';
import type { ListedFile } from '../../../src/batch/batch-check.ts';
import type { FailedRow } from '../../../src/batch/write-manifest.ts';
import type { WaivedBatch } from '../../../src/cli/check/batch.ts';
import { openFailedRows } from '../../../src/cli/check/failed-rows.ts';
import type { ManifestFinding } from '../../../src/cli/check/told.ts';
import { submissionId } from '../../../src/domain/ids.ts';
import { now } from '../desk.ts';

const count = 100_000;
const noFacts = { sha256: null, bytes: null, ticket: null, itemKind: null, itemId: null };
const listed: readonly ListedFile[] = Array.from({ length: count }, (_, index) => ({
  ...{ line: index + 2, folder: 'T-1', file: `f${index}`, ...noFacts },
}));

async function* none() {}

const batch: WaivedBatch = {
  ...{ rows: count, folders: 1, repeated: new Map() },
  ...{ compare: async () => [], rowFaults: none, missing: none, rowsOf: async () => listed },
  [Symbol.asyncDispose]: async () => undefined,
};

const missing = listed.map(
  ({ line, folder, file }): ManifestFinding => ({
    reason: { code: 'MANIFEST_MISSING', folder, file, line },
    waiver: null,
  }),
);

test('a folder with a hundred thousand rows, all at fault, is written at once', { timeout: 10_000 }, async () => {
  const written: FailedRow[] = [];
  const rows = openFailedRows(batch, {
    add: async (more) => void written.push(...more),
    finish: async () => ({ kind: 'written', rows: written.length }),
    [Symbol.asyncDispose]: async () => undefined,
  });
  const taken = { id: submissionId('dry-run-0'), path: '/b/T-1', label: 'T-1', shownPath: 'b/T-1', receivedAt: now };
  const outcome = { kind: 'unjudged', unjudged: { taken, end: 'quarantined', why: 'EIO' } } as const;
  await rows.folder({ folder: 'T-1', outcome, manifest: missing, isReady: false });
  expect(written.length).toBe(count);
  expect(new Set(written.flatMap(({ codes }) => codes))).toEqual(new Set(['MANIFEST_MISSING']));
});
