import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** What a process of ozma said, and how it ended. */
export type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs ozma as a process of its own, under another program (its first words in `under`) or with code of a test loaded first. */
export const runOzma = (
  args: readonly string[],
  { under = [], preload = null }: { readonly under?: readonly string[]; readonly preload?: URL | null } = {},
): Promise<Run> => {
  const [program = process.execPath, ...words] = [...under, process.execPath, main, ...args];
  const options = preload === null ? '' : `--import ${preload.href}`;
  const env = { ...process.env, NODE_OPTIONS: options };
  return new Promise((resolve) => {
    const child = execFile(program, words, { maxBuffer: 2 ** 30, env }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
};
