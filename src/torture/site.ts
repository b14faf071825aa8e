import { execFileSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { rawPath } from '../../workers/inspect/raw-path.ts';
import type { Random } from '../build/random.ts';

/** Where one hostile entry is made. Paths are bytes, one a character (latin1). */
export type Site = {
  /** The path that the entry is to have. */
  readonly path: string;
  /** A directory that no reader of the entry may look into; `canary` is a file in it. */
  readonly outside: string;
  readonly random: Random;
  readonly index: number;
};

/** The content of every file outside: its hash must never turn up. */
export const canaryText = 'canary: nobody may read this\n';

/** The name of the file in `outside` that links lead to. */
export const canaryName = 'bunny-666 canary.object';

const below = ({ path }: Site, name: string): string => (name === '' ? path : `${path}/${name}`);

/** Makes the folder, and a sub-folder of it. */
export const makeFolder = (site: Site, name = ''): void => {
  mkdirSync(rawPath(below(site, name)), { recursive: true });
};

/** Writes a file of the folder; `name` is latin1 where it is not ASCII. */
export const put = (site: Site, name: string, content: string | Buffer): void =>
  writeFileSync(rawPath(below(site, name)), content);

/** Makes a link in the folder that leads to any text. */
export const link = (site: Site, name: string, target: string): void =>
  symlinkSync(rawPath(target), rawPath(below(site, name)));

/** Gives a file that lies elsewhere a second name in the folder. */
export const hardLink = (site: Site, name: string, target: string): void =>
  linkSync(rawPath(target), rawPath(below(site, name)));

/** Makes a file of so many bytes that takes no room. */
export const putSparse = (site: Site, name: string, bytes: number): void => {
  const fd = openSync(rawPath(below(site, name)), 'w');
  ftruncateSync(fd, bytes);
  closeSync(fd);
};

/** An ordinary note for one bunny. */
export const ordinaryNote = (id: number | string): string =>
  [
    'Ticket: T-1042',
    'Owner: Dora Quillfeather',
    'Date: 2010-08-20T09:30:00+09:00',
    '',
    'Bunny: Snowdrop',
    `ID: ${id}`,
    'Status: off-world',
    'Previous owner: none',
    'Problem: goes off-world every night',
    '',
  ].join('\n');

/** Makes what an honest customer sends: a note and one bunny. */
export const makeOrdinary = (site: Site): void => {
  const id = 480000 + site.random.below(20_000);
  makeFolder(site);
  put(site, 'note.txt', ordinaryNote(id));
  put(site, `bunny-${id} Snowdrop.object`, site.random.bytes(64));
};

/** A path beside `outside`, plain and short, where a special file is made before it is moved to its place. */
const workshop = ({ outside, index }: Site): string => `${outside}.${index}`;

const moveIn = (site: Site, name: string): void => renameSync(workshop(site), rawPath(below(site, name)));

/** Makes a FIFO in the folder. */
export const putFifo = (site: Site, name: string): void => {
  execFileSync('mkfifo', [workshop(site)]);
  moveIn(site, name);
};

/** Makes a device like `/dev/zero`, which never ends, in the folder; a FIFO where the machine lets nobody make devices. */
export const putDevice = (site: Site, name: string): void => {
  try {
    execFileSync('mknod', [workshop(site), 'c', '1', '5'], { stdio: 'ignore' });
    moveIn(site, name);
  } catch {
    putFifo(site, name);
  }
};

/** Makes a socket in the folder; moved away before its server ends, which would remove it. */
export const putSocket = async (site: Site, name: string): Promise<void> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(workshop(site), resolve);
  });
  moveIn(site, name);
  await new Promise((resolve) => server.close(resolve));
};
