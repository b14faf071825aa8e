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
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import type { Random } from './random.ts';
import { noteOf, type Subject } from './subject.ts';

/** Where one hostile entry is made. Paths are bytes, one a character (latin1). */
export type Site = {
  /** The path that the entry is to have. */
  readonly path: string;
  /** A directory beside the inbox that no reader of the entry may look into; `canaryName` is a file in it. */
  readonly outside: string;
  /** The same directory as a link in the entry names it, wherever in the desk the entry lies: the same links for the same seed. */
  readonly outsideFromEntry: string;
  /** A plain path where something may be made before it is moved into the entry. */
  readonly workshop: string;
  readonly random: Random;
  readonly subject: Subject;
  /** The last honest customer before, whose folder was accepted. */
  readonly earlier: Subject;
};

/** The content of every file outside: its hash must never turn up. */
export const canaryText = 'canary: nobody may read this\n';

/** The name of the file outside that links lead to. */
export const canaryName = 'bunny-666 canary.object';

const below = ({ path }: Site, name: string): string => (name === '' ? path : `${path}/${name}`);

/** Makes the folder, or a sub-folder of it. */
export const makeFolder = (site: Site, name = ''): void => {
  mkdirSync(rawPath(below(site, name)), { recursive: true });
};

/** Writes a file of the folder; `name` is latin1 where it is not ASCII. */
export const put = (site: Site, name: string, content: string | Buffer): void =>
  writeFileSync(rawPath(below(site, name)), content);

/** Makes a link in the folder that leads to any text. */
export const link = (site: Site, name: string, target: string): void =>
  symlinkSync(rawPath(target), rawPath(below(site, name)));

/** The file outside that gets further names; another one, for what follows a link must not be spared by a look at the number of names. */
export const linkedName = 'bunny-667 canary.object';

/** Gives a file outside a second name in the folder. */
export const hardLink = (site: Site, name: string): void =>
  linkSync(rawPath(`${site.outside}/${linkedName}`), rawPath(below(site, name)));

/** Makes a file of so many bytes that takes no room. */
export const putSparse = (site: Site, name: string, bytes: number): void => {
  const fd = openSync(rawPath(below(site, name)), 'w');
  try {
    ftruncateSync(fd, bytes);
  } finally {
    closeSync(fd);
  }
};

/** The name of the subject's bunny as a file, with anything behind it. */
export const bunnyFile = ({ bunny }: Subject, more = ' Snowdrop.object'): string => latin1Path(`bunny-${bunny}${more}`);

/** Makes what an honest customer sends: a note and one bunny, of the entry's subject or of another. */
export const makeHonest = (site: Site, subject = site.subject): void => {
  makeFolder(site);
  put(site, 'note.txt', noteOf(subject));
  put(site, bunnyFile(subject), `the bunny ${subject.bunny}\n`);
};

/** Makes an honest folder with a note of its own. */
export const makeWithNote = (site: Site, note: string | Buffer): void => {
  makeFolder(site);
  put(site, 'note.txt', note);
  put(site, bunnyFile(site.subject), `the bunny ${site.subject.bunny}\n`);
};

const moveIn = (site: Site, name: string): void => renameSync(site.workshop, rawPath(below(site, name)));

/** Makes a FIFO in the folder. */
export const putFifo = (site: Site, name: string): void => {
  execFileSync('mkfifo', [site.workshop], { stdio: 'ignore' });
  moveIn(site, name);
};

/** Makes a device like `/dev/zero`, which never ends, in the folder. */
export const putDevice = (site: Site, name: string): void => {
  execFileSync('mknod', [site.workshop, 'c', '1', '5'], { stdio: 'ignore' });
  moveIn(site, name);
};

/** Makes a socket in the folder; moved away before its server ends, which would remove it. */
export const putSocket = async (site: Site, name: string): Promise<void> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(site.workshop, resolve);
  });
  moveIn(site, name);
  await new Promise((resolve) => server.close(resolve));
};
