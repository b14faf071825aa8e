import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';

/** Where an export goes: stdout, one CSV file, or a directory that can be proven. Paths are absolute, links followed. */
export type ExportPlace =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly path: string };

const isDirectory = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() === true;

/**
 * Where `--out` means: a name that ends in `.csv`, or a file that is there, is one file; any other name is a directory. Refuses what is there and is
 * neither, and a file below a directory that is not there.
 */
export const exportPlace = async (out: string | undefined, cwd: string): Promise<ExportPlace> => {
  if (out === undefined || out === '-') return { kind: 'stdout' };
  if (out === '') throw new OzmaError('usage', '--out: it is empty. Name a file or a directory.');
  const given = resolve(cwd, out);
  const path = await realpath(given).catch(() => given);
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile() && !there.isDirectory()) {
    throw new OzmaError('usage', `--out: ${shown(path)} is neither file nor directory. Write to stdout for that.`);
  }
  const isFile = there?.isFile() ?? (out.toLowerCase().endsWith('.csv') && !out.endsWith('/'));
  if (!isFile) return { kind: 'package', path };
  if (await isDirectory(dirname(path))) return { kind: 'file', path };
  throw new OzmaError('path-missing', `--out: there is no directory ${shown(dirname(path))}. Make it first.`);
};
