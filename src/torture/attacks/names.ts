import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { type Attack, accepted, partial, rejected } from '../attack.ts';
import { naughtyTexts } from '../naughty-texts.ts';
import { bunnyFile, makeFolder, makeHonest, put } from '../site.ts';
import { noteOf } from '../subject.ts';

const undecodable = (attack: Attack): Attack => ({ ...attack, needs: 'names-of-bytes' });
const alike = (attack: Attack): Attack => ({ ...attack, needs: 'names-alike' });

/** Names of files and folders inside a folder. */
export const nameAttacks: readonly Attack[] = [
  accepted('a name that has broken programs, behind the item’s id', (site) => {
    makeFolder(site);
    put(site, 'note.txt', noteOf(site.subject));
    put(site, bunnyFile(site.subject, ` ${site.random.pick(naughtyTexts)}`).slice(0, 255), 'a bunny');
  }),
  partial('a name that has broken programs, as an item’s whole name', ['ITEM_UNIDENTIFIED'], (site) => {
    makeHonest(site);
    put(site, latin1Path(site.random.pick(naughtyTexts)), 'x');
  }),
  {
    ...partial('every name that has broken programs, in one folder', ['ITEM_UNIDENTIFIED'], (site) => {
      makeHonest(site);
      for (const text of naughtyTexts) put(site, latin1Path(text).slice(0, 255), 'x');
    }),
    isCostly: true,
  },
  accepted('the longest name that a file can have', (site) => {
    makeFolder(site);
    put(site, 'note.txt', noteOf(site.subject));
    put(site, bunnyFile(site.subject, ` ${'x'.repeat(300)}`).slice(0, 255), 'a bunny');
  }),
  accepted('a name with a line end, and one that turns the reading direction', (site) => {
    makeFolder(site, latin1Path('\u202egnp.exe\n'));
    put(site, 'note.txt', noteOf(site.subject));
    put(site, `${latin1Path('\u202egnp.exe\n')}/${bunnyFile(site.subject, '\n\u001b[31m.object')}`, 'a bunny');
  }),
  undecodable(
    rejected(
      'names that are no UTF-8 and become the same text, also of a folder',
      ['UNSAFE_CONTENT', 'ITEM_DUPLICATE', 'ITEM_OWNER_UNKNOWN', 'ITEM_UNREFERENCED'],
      (site) => {
        makeHonest(site);
        put(site, 'bunny-9 \xff.object', 'one');
        put(site, 'bunny-9 \xfe.object', 'two');
        makeFolder(site, '\xc3');
        put(site, '\xc3/bunny-10.object', 'three');
      },
    ),
  ),
  undecodable(
    rejected('a note whose name is no UTF-8', ['UNSAFE_CONTENT'], (site) => {
      makeFolder(site);
      put(site, '\xff.note', noteOf(site.subject));
      put(site, bunnyFile(site.subject), 'a bunny');
    }),
  ),
  alike(
    partial('names that differ in Unicode form or case alone', ['ITEM_DUPLICATE'], (site) => {
      makeHonest(site);
      for (const name of [' Zoe\u0301', ' Zo\u00e9', ' ZOÉ', ' zoé']) put(site, bunnyFile(site.subject, name), name);
    }),
  ),
  alike(
    rejected('two notes whose names differ in case alone', ['NOTE_MULTIPLE'], (site) => {
      makeHonest(site);
      put(site, 'NOTE.TXT', noteOf(site.subject));
    }),
  ),
  partial('items called as what JavaScript objects have', ['ITEM_UNIDENTIFIED'], (site) => {
    makeHonest(site);
    for (const name of ['__proto__', 'constructor', 'toString', 'bunny-__proto__']) put(site, name, 'x');
  }),
  accepted('a second note and a receipt in a sub-folder, where neither counts', (site) => {
    makeHonest(site);
    makeFolder(site, 'sub');
    put(site, 'sub/note.txt', 'Ticket: T-1');
    put(site, 'sub/.ozma-receipt.json', '{}');
  }),
];
