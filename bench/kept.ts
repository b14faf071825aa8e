import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './target.ts';

/** What the contents of a kept desk depend on: when one of these changes, it is made anew. */
const makers = [
  'src/{store,domain,rules,formats}/**/*.{ts,sql}',
  'bench/{world,desk-of-rows,grown-desk,ready-desk}.ts',
];

const makersHash = (root: string): string => {
  const hash = createHash('sha256');
  for (const file of globSync(makers, { cwd: root }).toSorted())
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
};

/** Opens a directory of things that take long to make: each is made once, and again when the code that makes it has changed. */
export const openKept = (work: string, root: string, tell: Bench['tell']): Bench['kept'] => {
  const version = makersHash(root);
  return async (name, make) => {
    const dir = join(work, `${name}-${version}`);
    const mark = `${dir}.made`;
    if (existsSync(mark)) return dir;
    tell(`making ${name} …`);
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    await make(dir);
    writeFileSync(mark, '');
    return dir;
  };
};
