import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The directory of this package: the nearest one above this file with a package.json, be it the checkout or an installed copy. */
export const packageRoot = (): string => {
  let dir = import.meta.dirname;
  while (!existsSync(join(dir, 'package.json')) && dir !== dirname(dir)) dir = dirname(dir);
  return dir;
};
