import { type Attack, partial, rejected } from '../attack.ts';
import { makeFolder, makeHonest, put, type Site } from '../site.ts';
import { noteOf, somebodyElse } from '../subject.ts';

const withFile =
  (name: string, content: string | Buffer) =>
  (site: Site): void => {
    makeHonest(site);
    put(site, name, content);
  };

const zip = Buffer.from('504b030414000000', 'hex');
const gzip = Buffer.from('1f8b080000000000', 'hex');

const document = (attack: string, text: string): Attack =>
  partial(attack, ['ITEM_UNIDENTIFIED'], withFile('thing.json', text));

const named = (name: string, attack: Attack): Attack => ({ ...attack, label: () => name });

/** What is sent in place of items: nothing, archives, and documents that break parsers. */
export const contentAttacks: readonly Attack[] = [
  rejected('an empty folder', ['EMPTY_FOLDER', 'NOTE_MISSING', 'ITEM_MISSING'], (site) => makeFolder(site)),
  rejected('a folder with litter alone', ['EMPTY_FOLDER', 'NOTE_MISSING', 'ITEM_MISSING'], (site) => {
    makeFolder(site);
    put(site, '.DS_Store', 'x');
    put(site, '._note.txt', 'x');
  }),
  rejected('a note without an item', ['EMPTY_FOLDER', 'ITEM_MISSING'], (site) => {
    makeFolder(site);
    put(site, 'note.txt', noteOf(site.subject));
  }),
  partial('an item without a byte', ['ITEM_DAMAGED'], withFile('bunny-12.object', '')),
  partial('an archive in the folder, by its name', ['ITEM_BOXED'], withFile('bunny-12.zip', 'x')),
  partial('an archive in the folder, by its first bytes', ['ITEM_BOXED'], withFile('bunny-12.object', zip)),
  rejected('an archive in place of the folder', ['BOXED'], (site) => put(site, '', gzip)),
  rejected('a file in place of the folder', ['BARE_ITEM'], (site) => put(site, '', 'x')),
  named(
    'note.txt',
    rejected('a note in place of the folder', ['BARE_NOTE'], (site) => put(site, '', noteOf(site.subject))),
  ),
  document(
    'a document that changes what all objects have',
    '{"__proto__":{"kind":"bunny","id":"1"},"constructor":{"prototype":{}}}',
  ),
  document('a document whose kind and id all objects have', '{"kind":"__proto__","id":"constructor"}'),
  document('a document whose id all objects have', '{"kind":"bunny","id":"__proto__"}'),
  document('a document of 500 000 lists in each other', '['.repeat(500_000)),
  document('a document whose id is infinite', '{"kind":"bunny","id":1e999}'),
  document('a document whose id has 300 000 digits', `{"kind":"bunny","id":${'9'.repeat(300_000)}}`),
  partial(
    'a document with a long text before it says that it is another’s item',
    ['ITEM_OWNER_MISMATCH', 'ITEM_UNREFERENCED'],
    withFile('thing.json', `{"x":"${'a\\n'.repeat(300_000)}","kind":"bunny","id":${somebodyElse.bunny}}`),
  ),
];
