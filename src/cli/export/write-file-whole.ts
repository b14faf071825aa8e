import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskFault } from '../../disk-fault.ts';
import { draftName, removeAbandonedDrafts } from '../../manifest/package/draft-names.ts';

/** Writes a file beside its place and puts it there once it is whole and on disk, so that nobody reads half of one. */
export const writeFileWhole = async (path: string, pieces: AsyncIterable<string>): Promise<void> => {
  const [dir, base] = [dirname(path), basename(path)];
  await removeAbandonedDrafts(dir, base);
  const draft = join(dir, draftName(base));
  try {
    await using file = await open(draft, 'wx');
    for await (const text of pieces) await file.appendFile(text);
    await file.sync();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw diskFault(path, error);
  }
};
