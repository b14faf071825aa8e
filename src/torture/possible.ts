import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { type Need, needs } from '../texts/torture-words.ts';

/** What cannot be made here, each with why. */
export type Impossible = ReadonlyMap<Need, string>;

const refuse = (why: string): never => {
  throw new Error(why);
};

const oneGibibyte = 2 ** 30;

const trySparse = (dir: string): void => {
  const fd = openSync(`${dir}/sparse`, 'w');
  ftruncateSync(fd, oneGibibyte);
  closeSync(fd);
  if (statSync(`${dir}/sparse`).blocks * 512 > oneGibibyte / 2) refuse('the file system fills holes');
  rmSync(`${dir}/sparse`);
};

const tryForms = (dir: string): void => {
  for (const name of ['e\u0301', '\u00e9', 'twin', 'TWIN']) writeFileSync(`${dir}/${name}`, '');
  if (readdirSync(dir).length < 4) refuse('the file system takes them for one');
};

const tryBytes = (dir: string): void => {
  writeFileSync(Buffer.from(`${dir}/\xff`, 'latin1'), '');
  if (readdirSync(dir, 'latin1')[0] !== '\xff') refuse('the file system writes them otherwise');
};

const tryUnreadable = (dir: string): void => {
  writeFileSync(`${dir}/secret`, '');
  chmodSync(`${dir}/secret`, 0);
  try {
    accessSync(`${dir}/secret`, constants.R_OK);
  } catch {
    return;
  }
  refuse('this user may read everything');
};

const trySocket = async (dir: string): Promise<void> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(`${dir}/socket`, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
};

const tryHardLink = (dir: string): void => {
  writeFileSync(`${dir}/file`, '');
  linkSync(`${dir}/file`, `${dir}/second`);
};

const tryProgram = (program: string, args: readonly string[]): void => {
  execFileSync(program, args, { stdio: 'ignore' });
};

const trials: Readonly<Record<Need, (dir: string) => void | Promise<void>>> = {
  'symbolic-links': (dir) => symlinkSync('nowhere', `${dir}/link`),
  'hard-links': tryHardLink,
  fifos: (dir) => tryProgram('mkfifo', [`${dir}/fifo`]),
  sockets: trySocket,
  devices: (dir) => tryProgram('mknod', [`${dir}/device`, 'c', '1', '5']),
  'sparse-files': trySparse,
  'names-of-bytes': tryBytes,
  'names-alike': tryForms,
  'unreadable-files': tryUnreadable,
};

const whyOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

/** Tries in a directory of its own, which is removed again, what can be made there. */
export const findImpossible = async (dir: string): Promise<Impossible> => {
  const impossible = new Map<Need, string>();
  for (const need of needs) {
    mkdirSync(dir, { recursive: true });
    try {
      await trials[need](dir);
    } catch (error) {
      impossible.set(need, whyOf(error));
    }
    rmSync(dir, { recursive: true, force: true });
  }
  return impossible;
};
