import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The directory of this package: the nearest one above this file with a package.json, be it the checkout or an installed copy. */
export const packageRoot = (): string => {
  let dir = import.meta.dirname;
  while (!existsSync(join(dir, 'package.json')) && dir !== dirname(dir)) dir = dirname(dir);
  return dir;
};

const isSource = import.meta.url.endsWith('.ts');

/** The directory of the running program's own files: the checkout, or `dist/` of what is released, where code is in few files. */
export const programRoot = (): string => (isSource ? packageRoot() : join(packageRoot(), 'dist'));

/** The program that a thread runs, by its name in `workers/`. */
export const workerProgram = (name: 'inspect' | 'repair'): string =>
  pathToFileURL(join(programRoot(), 'workers', `${name}${isSource ? '.ts' : '.js'}`)).href;
