import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const beyondAscii = /[^\0-\x7f]/;

/** The names in a directory that are the same as another one there in Unicode NFC, in that form; none of one that cannot be listed. */
const twinKeysIn = (directory: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const twins = new Set<string>();
  for (const name of namesIn(directory)) {
    if (!beyondAscii.test(name)) continue;
    const key = name.normalize('NFC');
    if (seen.has(key)) twins.add(key);
    seen.add(key);
  }
  return twins;
};

const namesIn = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory);
  } catch {
    // Whoever reads the folders themselves tells of it.
    return [];
  }
};

/** Whether a folder of a checked directory has another beside it whose name differs in its Unicode form alone. */
export const openDiskTwins = (directory: string): ((folder: string) => boolean) => {
  let atTop: ReadonlySet<string> | null = null;
  return (folder) => {
    const parent = dirname(folder);
    if (parent === '.') atTop ??= twinKeysIn(directory);
    const twins = parent === '.' ? atTop : twinKeysIn(join(directory, parent));
    return twins?.has(basename(folder).normalize('NFC')) ?? false;
  };
};
