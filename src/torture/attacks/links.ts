import { chmodSync } from 'node:fs';
import { rawPath } from '../../workers/inspect/raw-path.ts';
import {
  canaryName,
  hardLink,
  link,
  makeFolder,
  makeOrdinary,
  put,
  putDevice,
  putFifo,
  putSocket,
  type Site,
} from './site.ts';

/** Makes one entry at a site, where nothing is yet. */
export type Make = (site: Site) => void | Promise<void>;

/** Links and special files: what must never be followed, opened for reading, or waited for. */
export const specialMakers: Readonly<Record<string, Make>> = {
  'link-to-file': (site) => {
    makeOrdinary(site);
    link(
      site,
      'bunny-1.object',
      site.random.pick(['/etc/passwd', `${site.outside}/${canaryName}`, '../../../etc/hostname']),
    );
  },
  'link-dangling': (site) => {
    makeOrdinary(site);
    link(site, 'bunny-2.object', '/nowhere/at/all');
  },
  'link-loop': (site) => {
    makeOrdinary(site);
    link(site, 'bunny-3.object', 'bunny-4.object');
    link(site, 'bunny-4.object', 'bunny-3.object');
    link(site, 'self', '.');
  },
  'link-to-folder': (site) => {
    makeOrdinary(site);
    link(site, 'more', site.random.pick([site.outside, '/etc', '..']));
  },
  'link-as-note': (site) => {
    makeFolder(site);
    link(site, 'note.txt', `${site.outside}/${canaryName}`);
    put(site, 'bunny-5.object', 'x');
  },
  'link-as-receipt': (site) => {
    makeOrdinary(site);
    link(site, '.ozma-receipt.json', `${site.outside}/${canaryName}`);
  },
  'link-as-folder': (site) => link(site, '', site.outside),
  'hard-link': (site) => {
    makeOrdinary(site);
    hardLink(
      site,
      site.random.pick(['bunny-6.object', 'note.md', 'Thumbs.db', 'x.zip']),
      `${site.outside}/${canaryName}`,
    );
  },
  'hard-link-as-note': (site) => {
    makeFolder(site);
    hardLink(site, 'note.txt', `${site.outside}/${canaryName}`);
    put(site, 'bunny-7.object', 'x');
  },
  'loose-hard-link': (site) => hardLink(site, '', `${site.outside}/${canaryName}`),
  fifo: (site) => {
    makeOrdinary(site);
    putFifo(site, site.random.pick(['bunny-8.object', 'sub', '.DS_Store']));
  },
  'fifo-as-note': (site) => {
    makeFolder(site);
    putFifo(site, 'note.txt');
  },
  'fifo-as-receipt': (site) => {
    makeOrdinary(site);
    putFifo(site, '.ozma-receipt.json');
  },
  'loose-fifo': (site) => putFifo(site, ''),
  socket: (site) => {
    makeOrdinary(site);
    return putSocket(site, 'bunny-9.object');
  },
  device: (site) => {
    makeOrdinary(site);
    putDevice(site, site.random.pick(['bunny-10.object', 'note.md']));
  },
  'loose-device': (site) => putDevice(site, ''),
  'set-user-id': (site) => {
    makeOrdinary(site);
    put(site, 'bunny-11.object', '#!/bin/sh\n');
    chmodSync(rawPath(`${site.path}/bunny-11.object`), 0o6777);
  },
  unreadable: (site) => {
    makeOrdinary(site);
    put(site, 'bunny-12.object', 'x');
    chmodSync(rawPath(`${site.path}/bunny-12.object`), 0);
  },
};
