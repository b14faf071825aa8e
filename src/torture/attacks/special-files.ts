import { chmodSync } from 'node:fs';
import { rawPath } from '../../../workers/inspect/raw-path.ts';
import type { Need } from '../../texts/torture-words.ts';
import { type Attack, accepted, type Make, partial, rejected } from '../attack.ts';
import { bunnyFile, makeFolder, makeHonest, put, putDevice, putFifo, putSocket, type Site } from '../site.ts';

const unsafe = ['UNSAFE_CONTENT'] as const;

type PutSpecial = (site: Site, name: string) => void | Promise<void>;

const beside =
  (putSpecial: PutSpecial, name: string): Make =>
  (site) => {
    makeHonest(site);
    return putSpecial(site, name);
  };

const asNote =
  (putSpecial: PutSpecial): Make =>
  (site) => {
    makeFolder(site);
    put(site, bunnyFile(site.subject), 'a bunny');
    return putSpecial(site, 'note.txt');
  };

const all = (needs: Need, what: string, putSpecial: PutSpecial): readonly Attack[] =>
  [
    rejected(`${what}, as an item`, unsafe, beside(putSpecial, 'bunny-8.object')),
    rejected(`${what}, as litter`, unsafe, beside(putSpecial, '.DS_Store')),
    rejected(`${what}, as the receipt`, unsafe, beside(putSpecial, '.ozma-receipt.json')),
    rejected(`${what}, as the note`, ['UNSAFE_CONTENT', 'NOTE_MISSING'], asNote(putSpecial)),
    rejected(`${what}, in place of the folder`, unsafe, (site) => putSpecial(site, '')),
  ].map((attack) => ({ ...attack, needs }));

const setMode = (site: Site, name: string, mode: number): void => chmodSync(rawPath(`${site.path}/${name}`), mode);

/** What is no ordinary file, or has odd rights: what must not be waited for, nor kept as it is. */
export const specialFileAttacks: readonly Attack[] = [
  ...all('fifos', 'a FIFO that nobody writes into', putFifo),
  ...all('sockets', 'a socket', putSocket),
  ...all('devices', 'a device that never ends', putDevice),
  accepted('an item that runs as whoever owns it (set-user-id)', (site) => {
    makeHonest(site);
    setMode(site, bunnyFile(site.subject), 0o6777);
  }),
  {
    ...partial('an item that nobody may read', ['ITEM_DAMAGED'], (site) => {
      makeHonest(site);
      put(site, 'bunny-12.object', 'x');
      setMode(site, 'bunny-12.object', 0);
    }),
    needs: 'unreadable-files',
  },
];
