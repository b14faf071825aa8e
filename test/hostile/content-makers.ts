import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { naughtyTexts } from './naughty.ts';
import { makeFolder, makeOrdinary, ordinaryNote, put, putSparse, type Site } from './site.ts';
import type { Make } from './special-makers.ts';

const gibibyte = 2 ** 30;

const withNote = (site: Site, note: string | Buffer): void => {
  makeFolder(site);
  put(site, 'note.txt', note);
  put(site, 'bunny-480001 Snowdrop.object', site.random.bytes(16));
};

const withDocument = (site: Site, document: string): void => {
  makeOrdinary(site);
  put(site, 'thing.json', document);
};

/** Notes that no parser should choke on: broken encodings, and texts made to keep a careless expression busy. */
const hostileNotes = [
  `Ticket: ${' '.repeat(60_000)}x`,
  `${'a'.repeat(60_000)}:`,
  `${':'.repeat(60_000)}`,
  `${' \t\u3000'.repeat(20_000)}:`,
  `Date: ${'2010-'.repeat(10_000)}`,
  `Date: ${'9'.repeat(50_000)}`,
  `Parents: ${'1,'.repeat(50_000)}`,
  `Problem: ${'\u0301'.repeat(60_000)}`,
  `${'Bunny: x\n'.repeat(10_000)}`,
  `${'\n'.repeat(100_000)}`,
  `${'\r'.repeat(100_000)}`,
  `Owner: ${'(((('.repeat(10_000)}`,
  `${'\u{1f1ef}'.repeat(30_000)}`,
  '__proto__: x\nconstructor: y\ntoString: z\nhasOwnProperty: a\n',
  'Linden text version 2\n{\nLLEmbeddedItems version 1\n{\ncount 999999999\n}\nText length 999999999\nshort',
  `Linden text version 2\n{\n${'{\n'.repeat(20_000)}`,
] as const;

/** Contents: huge, empty, broken, boxed, and documents that break parsers. */
export const contentMakers: Readonly<Record<string, Make>> = {
  ordinary: makeOrdinary,
  empty: (site) => makeFolder(site),
  'only-litter': (site) => {
    makeFolder(site);
    put(site, '.DS_Store', 'x');
    put(site, '._note.txt', 'x');
  },
  'note-alone': (site) => {
    makeFolder(site);
    put(site, 'note.txt', ordinaryNote(1));
  },
  'several-notes': (site) => {
    makeOrdinary(site);
    put(site, 'NOTE.md', ordinaryNote(2));
    put(site, latin1Path('ノート.txt'), '');
  },
  'empty-item': (site) => {
    makeOrdinary(site);
    put(site, 'bunny-480001.object', '');
  },
  'huge-item': (site) => {
    makeOrdinary(site);
    putSparse(site, 'bunny-480002.object', 10 * gibibyte);
  },
  'huge-note': (site) => {
    makeFolder(site);
    putSparse(site, 'note.txt', gibibyte);
    put(site, 'bunny-480003.object', 'x');
  },
  'loose-huge-note': (site) => putSparse(site, '', 10 * gibibyte),
  'random-note': (site) => withNote(site, site.random.bytes(2000)),
  'utf-16-note': (site) => withNote(site, Buffer.from(`\ufeff${ordinaryNote(480001)}`, 'utf16le')),
  'nul-note': (site) => withNote(site, ordinaryNote(480001).replaceAll(' ', '\0')),
  'hostile-note': (site) => withNote(site, site.random.pick(hostileNotes)),
  'naughty-note': (site) => {
    const naughty = site.random.pick(naughtyTexts);
    withNote(
      site,
      `Ticket: ${naughty}\nOwner: ${naughty}\nDate: ${naughty}\nBunny: ${naughty}\nID: ${naughty}\nProblem: ${naughty}\n`,
    );
  },
  boxed: (site) => {
    makeOrdinary(site);
    put(site, site.random.pick(['bunny-480004.zip', 'a.box']), 'x');
    put(site, 'bunny-480005.object', Buffer.from('504b030414000000', 'hex'));
  },
  'loose-archive': (site) => put(site, '', Buffer.from('1f8b080000000000', 'hex')),
  'loose-file': (site) => put(site, '', 'x'),
  'prototype-document': (site) =>
    withDocument(site, '{"__proto__":{"kind":"bunny","id":"1"},"constructor":{"prototype":{}}}'),
  'prototype-ids': (site) =>
    withDocument(site, `{"kind":"${site.random.pick(['__proto__', 'constructor', 'bunny'])}","id":"__proto__"}`),
  'nested-document': (site) => withDocument(site, '['.repeat(500_000)),
  'infinite-id': (site) => withDocument(site, '{"kind":"bunny","id":1e999}'),
  'long-id': (site) => withDocument(site, `{"kind":"bunny","id":${'9'.repeat(300_000)}}`),
  'long-string': (site) => withDocument(site, `{"x":"${'a\\n'.repeat(300_000)}","kind":"bunny","id":1}`),
  'broken-receipt': (site) => {
    makeOrdinary(site);
    put(site, '.ozma-receipt.json', site.random.pick(['{', '{"receipt":1,"signature":"00"}', '\0', '[]', '"x"']));
  },
  'huge-receipt': (site) => {
    makeOrdinary(site);
    putSparse(site, '.ozma-receipt.json', 2 ** 28);
  },
};
