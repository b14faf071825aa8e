import { readdirSync } from 'node:fs';

/** Every file and link below a directory, as paths within it; Node's own recursion follows links. */
export const filesBelow = (dir: string, path = ''): readonly string[] =>
  readdirSync(`${dir}/${path}`, { withFileTypes: true })
    .flatMap((entry) => {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(dir, inner) : [inner];
    })
    .sort();
