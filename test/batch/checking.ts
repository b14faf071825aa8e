import type { BatchCheck } from '../../src/batch/batch-check.ts';
import { openBatchCheck } from '../../src/batch/open-batch-check.ts';
import type { FoundFile } from '../../src/domain/found-file.ts';
import { sha256 } from '../../src/domain/ids.ts';
import { wireBatchStore } from '../../src/wire.ts';
import { petDesk } from '../formats/pet-desk.ts';
import type { Scratch } from '../workers/scratch.ts';

/** A hash that no file of a test has by chance. */
export const hashOf = (digit: string): string => digit.repeat(64);

/** A file as found, an ordinary one where nothing else is said. */
export const found = (path: string, facts: Partial<FoundFile> = {}): FoundFile => ({
  path,
  bytes: 1,
  sha256: sha256(hashOf('a')),
  what: null,
  isOptional: false,
  item: null,
  ...facts,
});

/** Opens a manifest of this content for `inbox/` of a scratch directory. */
export const openCheck = (
  scratch: Scratch,
  content: string | Uint8Array,
  name = 'manifest.csv',
): Promise<BatchCheck> => {
  const directory = scratch.makeDir('inbox');
  const file = scratch.write(name, content);
  return openBatchCheck({ file, directory, policy: petDesk, store: wireBatchStore() });
};

/** All values of a list that comes in pages. */
export const gathered = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> =>
  (await Array.fromAsync(pages)).flat();

/** The places that a manifest lists in some folders, as `line folder/file`. */
export const placesIn = async (check: BatchCheck, folders: readonly string[]): Promise<readonly string[]> => {
  const rows = await Promise.all(folders.map((folder) => check.rowsOf(folder)));
  return rows.flat().map(({ line, folder, file }) => `${line} ${folder}/${file}`);
};

/** The faults of rows, each on a line: where, why and what was found. */
export const faultLines = async (check: BatchCheck): Promise<readonly string[]> =>
  (await gathered(check.rowFaults())).map((fault) =>
    fault.code === 'MANIFEST_INVALID'
      ? `${fault.line} ${fault.column} ${fault.why} ${fault.found}`.trimEnd()
      : `${fault.line} ${fault.how} of ${fault.first}: ${fault.folder}/${fault.file}`,
  );
