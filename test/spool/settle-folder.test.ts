import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Homes, settleFolder } from '../../src/spool/settle-folder.ts';

const name = '019a0000-0000-7000-8000-000000000001--T-1';

/** A desk with files in its areas: paths within the desk, `NAME` standing for the folder's name. */
const makeDesk = (...files: readonly string[]) => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-settle-'));
  for (const file of files) {
    const path = join(dir, file.replace('NAME', name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file);
  }
  return {
    dir,
    all: () =>
      readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(dir.length + 1)
            .replace(name, 'NAME'),
        )
        .toSorted(),
    folders: () => readdirSync(dir).flatMap((area) => readdirSync(join(dir, area)).map(() => area)),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true }),
  };
};

const homes = (place: Homes['place'], items: Readonly<Record<string, Homes['place']>>): Homes => ({
  place,
  items: Object.entries(items).map(([file, at]) => ({ file, place: at })),
});

const cases: readonly (readonly [what: string, before: readonly string[], Homes, after: readonly string[]])[] = [
  [
    'a whole folder that was accepted',
    ['held/NAME/a', 'held/NAME/note'],
    homes('repair', { a: 'repair' }),
    ['repair/NAME/a', 'repair/NAME/note'],
  ],
  [
    'one item of a held folder, whose note goes with it while the other stays',
    ['held/NAME/a', 'held/NAME/sub/b', 'held/NAME/sub/litter', 'held/NAME/note'],
    homes('repair', { a: 'repair', 'sub/b': 'held' }),
    ['held/NAME/sub/b', 'repair/NAME/a', 'repair/NAME/note', 'repair/NAME/sub/litter'],
  ],
  [
    'an item into a folder that is there already, sub-folders and all',
    ['held/NAME/sub/b', 'repair/NAME/sub/c', 'repair/NAME/note'],
    homes('repair', { 'sub/b': 'repair', 'sub/c': 'repair' }),
    ['repair/NAME/note', 'repair/NAME/sub/b', 'repair/NAME/sub/c'],
  ],
  [
    'an item that goes back alone',
    ['held/NAME/b', 'repair/NAME/a', 'repair/NAME/note'],
    homes('repair', { a: 'repair', b: 'returned' }),
    ['repair/NAME/a', 'repair/NAME/note', 'returned/NAME/b'],
  ],
  [
    'the rest of a held folder after an item of it went back before',
    ['held/NAME/b', 'held/NAME/note', 'returned/NAME/a'],
    homes('returned', { a: 'returned', b: 'returned' }),
    ['returned/NAME/a', 'returned/NAME/b', 'returned/NAME/note'],
  ],
  [
    'things out of all areas at once',
    ['trash/NAME/z.zip', 'held/NAME/h', 'repair/NAME/r', 'repair/NAME/note'],
    homes('returned', { 'z.zip': 'held', h: 'repair', r: 'returned' }),
    ['held/NAME/z.zip', 'repair/NAME/h', 'returned/NAME/note', 'returned/NAME/r'],
  ],
  ['a loose file out of the trash', ['trash/NAME'], homes('held', {}), ['held/NAME']],
  ['a loose file that was purged', ['trash/NAME'], homes('purged', {}), []],
  [
    'an item that was purged beside one that was not',
    ['trash/NAME/a.zip', 'trash/NAME/b.zip', 'repair/NAME/note'],
    homes('repair', { 'a.zip': 'purged', 'b.zip': 'trash' }),
    ['repair/NAME/note', 'trash/NAME/b.zip'],
  ],
  [
    'a whole folder that was purged, but for what somebody took out',
    ['trash/NAME/a', 'trash/NAME/sub/deeper/b', 'trash/NAME/note'],
    homes('purged', { a: 'held', 'sub/deeper/b': 'purged' }),
    ['held/NAME/a'],
  ],
  ['nothing, where all is in its place', ['repair/NAME/a'], homes('repair', { a: 'repair' }), ['repair/NAME/a']],
];

describe('settling a folder', () => {
  it.each(cases)('moves %s, and the second time nothing', (_, before, where, after) => {
    using desk = makeDesk(...before);
    settleFolder(desk.dir, name, where);
    expect(desk.all()).toEqual(after);
    settleFolder(desk.dir, name, where);
    expect(desk.all()).toEqual(after);
  });

  it('leaves no empty folder behind', () => {
    using desk = makeDesk('held/NAME/sub/b', 'repair/NAME/sub/c');
    settleFolder(desk.dir, name, homes('repair', { 'sub/b': 'repair', 'sub/c': 'repair' }));
    expect(desk.folders()).toEqual(['repair']);
  });

  it('goes on where a crash stopped it at any step', () => {
    const files = ['a', 'sub/b', 'note', 'sub/litter'];
    const where = homes('repair', { a: 'repair', 'sub/b': 'held' });
    const whole = ['held/NAME/sub/b', 'repair/NAME/a', 'repair/NAME/note', 'repair/NAME/sub/litter'];
    for (const moved of [['a'], ['a', 'note'], ['a', 'sub/litter'], ['note']]) {
      using desk = makeDesk(...files.map((file) => `${moved.includes(file) ? 'repair' : 'held'}/NAME/${file}`));
      settleFolder(desk.dir, name, where);
      expect(desk.all()).toEqual(whole);
    }
  });

  it('purges a deep tree, and links but not what they lead to', () => {
    using desk = makeDesk('outside/kept');
    const folder = join(desk.dir, 'trash', name);
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(desk.dir, 'outside'), join(folder, 'link'));
    let path = folder;
    for (let depth = 0; depth < 60; depth += 1) {
      path = join(path, 'deep'.repeat(15));
      mkdirSync(path);
      writeFileSync(join(path, 'file'), '');
    }
    settleFolder(desk.dir, name, homes('purged', {}));
    expect(existsSync(folder)).toBe(false);
    expect(readFileSync(join(desk.dir, 'outside/kept'), 'utf8')).toBe('outside/kept');
  });

  it('overwrites nothing that lies in the place of a file', () => {
    using desk = makeDesk('held/NAME/note', 'held/NAME/a', 'repair/NAME/note', 'repair/NAME/c');
    expect(() => settleFolder(desk.dir, name, homes('repair', { a: 'repair', c: 'repair' }))).toThrow(
      'is there already',
    );
    expect(readFileSync(join(desk.dir, 'repair', name, 'note'), 'utf8')).toBe('repair/NAME/note');
  });
});
