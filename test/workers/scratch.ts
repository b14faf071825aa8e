import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rawPath } from '../../workers/inspect/raw-path.ts';

/** A directory of a test's own, removed at the end of its block. */
export type Scratch = Disposable & {
  readonly dir: string;
  /** Writes a file, its folders made as needed; the path is latin1 where it is not ASCII. Answers the whole path. */
  readonly write: (path: string, content?: string | Uint8Array) => string;
  readonly makeDir: (path: string) => string;
};

/** Makes a scratch directory. */
export const openScratch = (): Scratch => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-test-'));
  const makeDir = (path: string): string => {
    mkdirSync(rawPath(`${dir}/${path}`), { recursive: true });
    return `${dir}/${path}`;
  };
  return {
    dir,
    makeDir,
    write: (path, content = 'x') => {
      makeDir(dirname(path));
      writeFileSync(rawPath(`${dir}/${path}`), content);
      return `${dir}/${path}`;
    },
    [Symbol.dispose]: () => {
      chmodSync(dir, 0o755);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
