import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { naughtyTexts } from './naughty.ts';
import { makeFolder, makeOrdinary, put, type Site } from './site.ts';
import type { Make } from './special-makers.ts';

const putMany = (site: Site, count: number): void => {
  for (let index = 0; index < count; index += 1) put(site, `bunny-${index}.object`, '');
};

const nested = (depth: number, name: string): string => Array.from({ length: depth }, () => name).join('/');

/** Names and shapes of trees inside a folder. */
export const nameMakers: Readonly<Record<string, Make>> = {
  'undecodable-names': (site) => {
    makeOrdinary(site);
    put(site, 'bunny-1 \xff.object', 'one');
    put(site, 'bunny-1 \xfe.object', 'two');
    makeFolder(site, '\xc3');
    put(site, '\xc3/bunny-2.object', 'three');
  },
  'undecodable-note': (site) => {
    makeFolder(site);
    put(site, '\xff.note', 'x');
  },
  'naughty-names': (site) => {
    makeOrdinary(site);
    put(site, latin1Path(`${site.random.pick(naughtyTexts)} `), 'x');
    put(site, latin1Path(`bunny-${site.random.pick(naughtyTexts)}`), 'x');
  },
  'all-naughty-names': (site) => {
    makeOrdinary(site);
    for (const text of naughtyTexts) put(site, latin1Path(text).slice(0, 255), 'x');
  },
  'longest-names': (site) => {
    makeOrdinary(site);
    put(site, `bunny-3 ${'x'.repeat(247)}`, 'x');
    put(site, latin1Path('ノ'.repeat(85)), 'x');
  },
  twins: (site) => {
    makeOrdinary(site);
    for (const name of ['bunny-4 Zoe\u0301', 'bunny-4 Zo\u00e9', 'BUNNY-4 ZOÉ', 'bunny-4 zoé'])
      put(site, latin1Path(name), name);
  },
  'case-twins': (site) => {
    makeOrdinary(site);
    put(site, 'Note.TXT.object', 'x');
    put(site, 'NEST-n-5', 'x');
    put(site, 'nest-N-5', 'x');
  },
  deep: (site) => {
    makeOrdinary(site);
    makeFolder(site, nested(40, 'd'));
    put(site, `${nested(40, 'd')}/bunny-6.object`, 'x');
  },
  'very-deep': (site) => {
    makeOrdinary(site);
    makeFolder(site, nested(1500, 'd'));
  },
  many: (site) => {
    makeFolder(site);
    putMany(site, 1100);
  },
  'many-folders': (site) => {
    makeOrdinary(site);
    for (let index = 0; index < 300; index += 1) makeFolder(site, `${index}/x/y/z`);
  },
  'deep-note': (site) => {
    makeFolder(site, 'sub');
    put(site, 'sub/note.txt', 'Ticket: T-1');
    put(site, 'sub/.ozma-receipt.json', '{}');
    put(site, 'sub/bunny-7.object', 'x');
  },
};
