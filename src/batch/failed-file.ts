import { openDraftFile } from './write-draft.ts';
import { type FailedRow, failedHead, failedLine } from './write-manifest.ts';

/** What became of the file: `none` where nothing failed and there was none before, `emptied` where an earlier one has no rows any more. */
export type FailedEnd = { readonly kind: 'written' | 'none' | 'emptied'; readonly rows: number };

/** The rows of a manifest that failed, on their way into a file that is put in its place once it is whole. */
export type FailedFile = AsyncDisposable & {
  readonly add: (rows: readonly FailedRow[]) => Promise<void>;
  readonly finish: () => Promise<FailedEnd>;
};

/**
 * Takes rows that failed and writes them as a manifest (product.md 9) with their codes; memory stays flat. Throws an `OzmaError` where the place cannot
 * be written.
 */
export const openFailedFile = async (path: string): Promise<FailedFile> => {
  const draft = await openDraftFile(path, '--failed');
  await draft.add(failedHead);
  let rows = 0;
  return {
    add: async (failed) => {
      rows += failed.length;
      await draft.add(failed.map(failedLine).join(''));
    },
    finish: async () => {
      if (rows === 0 && !draft.wasThere) return { kind: 'none', rows };
      await draft.putInPlace();
      return { kind: rows === 0 ? 'emptied' : 'written', rows };
    },
    [Symbol.asyncDispose]: () => draft[Symbol.asyncDispose](),
  };
};
