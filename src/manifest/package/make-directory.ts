import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/**
 * Makes a directory with all above it that are not there. One at a time: Node's recursive `mkdir` never ends where a system says ENOENT below a
 * directory that is there, as `/proc` and automounts do.
 */
export const makeDirectory = async (path: string): Promise<void> => {
  const above = dirname(path);
  try {
    await mkdir(path);
  } catch (error) {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory() === true) return;
    const isAboveThere = above === path || (await stat(above).catch(() => null)) !== null;
    if (isAboveThere || codeOf(error) !== 'ENOENT') throw error;
    await makeDirectory(above);
    await mkdir(path);
  }
};
