import { type Attack, linked, type Make, rejected } from '../attack.ts';
import { bunnyFile, canaryName, hardLink, link, makeFolder, makeHonest, put, type Site } from '../site.ts';
import { noteOf } from '../subject.ts';

const unsafe = ['UNSAFE_CONTENT'] as const;

/** An honest folder with one link more. */
const withLink =
  (name: string, target: (site: Site) => string): Make =>
  (site) => {
    makeHonest(site);
    link(site, name, target(site));
  };

const canary = ({ outsideFromEntry }: Site): string => `${outsideFromEntry}/${canaryName}`;

const withHardLink =
  (name: string): Make =>
  (site) => {
    makeHonest(site);
    hardLink(site, name);
  };

const hardLinked = (attack: Attack): Attack => ({ ...attack, needs: 'hard-links' });

/** Names that lead elsewhere: what must never be followed (CWE-59). */
export const linkAttacks: readonly Attack[] = [
  linked('a symbolic link to a file outside, as an item', unsafe, withLink('bunny-666 friend.object', canary)),
  linked('a symbolic link to a file outside, as litter', unsafe, withLink('.DS_Store', canary)),
  linked('a symbolic link to a file outside, as the receipt', unsafe, withLink('.ozma-receipt.json', canary)),
  linked('a symbolic link to a file outside, as the note', ['UNSAFE_CONTENT', 'NOTE_MISSING'], (site) => {
    makeFolder(site);
    link(site, 'note.txt', `${site.outsideFromEntry}/note.txt`);
    put(site, bunnyFile(site.subject), 'a bunny');
  }),
  linked(
    'a symbolic link that leads nowhere',
    unsafe,
    withLink('bunny-2.object', () => '/nowhere/at/all'),
  ),
  linked(
    'a symbolic link to the note of the same folder',
    unsafe,
    withLink('bunny-3.object', () => 'note.txt'),
  ),
  linked('symbolic links that lead to each other', unsafe, (site) => {
    makeHonest(site);
    link(site, 'bunny-3.object', 'bunny-4.object');
    link(site, 'bunny-4.object', 'bunny-3.object');
    link(site, 'self', '.');
  }),
  linked(
    'a symbolic link to a folder outside',
    unsafe,
    withLink('more', ({ outsideFromEntry }) => outsideFromEntry),
  ),
  linked(
    'a symbolic link to the folder above',
    unsafe,
    withLink('more', () => '..'),
  ),
  linked('a symbolic link in a sub-folder, to a folder outside', unsafe, (site) => {
    makeHonest(site);
    makeFolder(site, 'a/b');
    link(site, 'a/b/more', `../../${site.outsideFromEntry}`);
  }),
  linked('a symbolic link to a folder, in place of the folder', unsafe, (site) =>
    link(site, '', site.outsideFromEntry.slice('../'.length)),
  ),
  linked('a symbolic link to a file, in place of the folder', unsafe, (site) =>
    link(site, '', canary(site).slice('../'.length)),
  ),
  hardLinked(
    rejected(
      'a second name of a file outside (hard link), as an item',
      ['UNSAFE_CONTENT', 'ITEM_OWNER_UNKNOWN', 'ITEM_UNREFERENCED'],
      withHardLink('bunny-6.object'),
    ),
  ),
  hardLinked(rejected('a second name of a file outside (hard link), as litter', unsafe, withHardLink('Thumbs.db'))),
  hardLinked(
    rejected(
      'a second name of a file outside (hard link), as the note',
      ['UNSAFE_CONTENT', 'NOTE_UNREADABLE'],
      (site) => {
        makeFolder(site);
        hardLink(site, 'note.txt');
        put(site, bunnyFile(site.subject), 'a bunny');
      },
    ),
  ),
  hardLinked(
    rejected('a second name of a file outside (hard link), in place of the folder', unsafe, (site) =>
      hardLink(site, ''),
    ),
  ),
  hardLinked(
    rejected(
      'a second name of a file outside (hard link), as a second note',
      ['UNSAFE_CONTENT', 'NOTE_MULTIPLE'],
      (site) => {
        makeFolder(site);
        put(site, 'note.txt', noteOf(site.subject));
        hardLink(site, 'note.md');
        put(site, bunnyFile(site.subject), 'a bunny');
      },
    ),
  ),
];
