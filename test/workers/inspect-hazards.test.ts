import { execFileSync } from 'node:child_process';
import { linkSync, symlinkSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../src/domain/inspection.ts';
import { inspect } from './inspecting.ts';
import { openScratch } from './scratch.ts';

describe('a hazard', () => {
  const hazardOf = (inspection: Inspection) => [inspection.hazards, inspection.items.map(({ file }) => file)];

  test.each(['/etc/passwd', '/nowhere', '.', 'link'])('is a symbolic link to %s, which is no item', (target) => {
    using scratch = openScratch();
    scratch.makeDir('f');
    symlinkSync(target, `${scratch.dir}/f/link`);
    expect(hazardOf(inspect(`${scratch.dir}/f`))).toEqual([[{ path: 'link', what: 'symbolic-link' }], []]);
  });

  test('is a hard link: an item whose content is not read', () => {
    using scratch = openScratch();
    linkSync(scratch.write('secret', 'secret'), `${scratch.makeDir('f')}/bunny-1`);
    const { items, hazards } = inspect(`${scratch.dir}/f`);
    expect(hazards).toEqual([{ path: 'bunny-1', what: 'hard-link' }]);
    expect(items).toMatchObject([{ file: 'bunny-1', bytes: 6, sha256: null, damage: null }]);
  });

  test('is a hard link in place of the note, which counts as unreadable, or of litter', () => {
    using scratch = openScratch();
    linkSync(scratch.write('secret', 'Ticket: T-1'), `${scratch.makeDir('f')}/note.txt`);
    linkSync(`${scratch.dir}/secret`, `${scratch.dir}/f/Thumbs.db`);
    const { note, hazards } = inspect(`${scratch.dir}/f`);
    expect(note).toEqual({ kind: 'unreadable', file: 'note.txt', why: 'it is a hard link' });
    expect(hazards.map(({ path }) => path)).toEqual(['Thumbs.db', 'note.txt']);
  });

  test('is a FIFO, even one named as a note: it is not opened and is no note', () => {
    using scratch = openScratch();
    execFileSync('mkfifo', [`${scratch.makeDir('f')}/note.txt`]);
    const { note, hazards } = inspect(`${scratch.dir}/f`);
    expect([note, hazards]).toEqual([{ kind: 'none' }, [{ path: 'note.txt', what: 'fifo' }]]);
  });

  test('is a name that is no UTF-8, its file an item under the escaped name', () => {
    using scratch = openScratch();
    scratch.write('f/bunny-1 \xff', 'one');
    scratch.write('f/bunny-1 \xfe', 'two');
    scratch.write('f/\xc3/bunny-2', 'three');
    expect(hazardOf(inspect(`${scratch.dir}/f`))).toEqual([
      [
        { path: 'bunny-1 \\xfe', what: 'undecodable-name' },
        { path: 'bunny-1 \\xff', what: 'undecodable-name' },
        { path: '\\xc3', what: 'undecodable-name' },
      ],
      ['bunny-1 \\xfe', 'bunny-1 \\xff', '\\xc3/bunny-2'],
    ]);
  });

  test('is a label that is no UTF-8', () => {
    using scratch = openScratch();
    scratch.write('T-1 \xff/bunny-1');
    const { label, hazards } = inspect(`${scratch.dir}/T-1 \xff`);
    expect([label, hazards]).toEqual(['T-1 \\xff', [{ path: 'T-1 \\xff', what: 'undecodable-name' }]]);
  });
});

describe('a limit', () => {
  const nothing = { items: [], note: { kind: 'none' }, receipt: { kind: 'none' } };

  test('on the number of entries counts folders and litter, and leaves no other fact', () => {
    using scratch = openScratch();
    for (const name of ['a/b/c', 'd', '.DS_Store']) scratch.write(`f/${name}`);
    symlinkSync('/etc', `${scratch.dir}/f/link`);
    expect(inspect(`${scratch.dir}/f`, { files: 6 }).excess).toBeNull();
    expect(inspect(`${scratch.dir}/f`, { files: 3 })).toMatchObject({
      ...nothing,
      hazards: [],
      excess: { limit: 'files', allowed: 3, found: 4 },
    });
  });

  test('on the number of entries stops the listing of a large folder', () => {
    using scratch = openScratch();
    for (let index = 0; index < 3000; index += 1) scratch.write(`f/${'x'.repeat(40)}${index}`, '');
    expect(inspect(`${scratch.dir}/f`, { files: 10 }).excess).toEqual({ limit: 'files', allowed: 10, found: 11 });
  });

  test.each([
    ['small files together', [600, 600]],
    ['one huge sparse file, of which nothing is read', [10 * 2 ** 30]],
  ])('on bytes covers %s', (_, sizes) => {
    using scratch = openScratch();
    for (const [index, size] of sizes.entries()) truncateSync(scratch.write(`f/bunny-${index}`), size);
    const found = sizes.reduce((sum, size) => sum + size, 0);
    expect(inspect(`${scratch.dir}/f`, { bytes: 1000 })).toMatchObject({
      ...nothing,
      excess: { limit: 'bytes', allowed: 1000, found },
    });
  });

  test('on depth counts sub-folders below the top', () => {
    using scratch = openScratch();
    scratch.write('f/a/b/c/bunny-1');
    expect(inspect(`${scratch.dir}/f`, { depth: 3 }).items).toHaveLength(1);
    expect(inspect(`${scratch.dir}/f`, { depth: 2 })).toMatchObject({
      ...nothing,
      excess: { limit: 'depth', allowed: 2, found: 3 },
    });
  });

  test('on the note is judged before the note is read', () => {
    using scratch = openScratch();
    truncateSync(scratch.write('f/note.txt'), 2001);
    expect(inspect(`${scratch.dir}/f`, { noteBytes: 2000 })).toMatchObject({
      ...nothing,
      excess: { limit: 'note-bytes', allowed: 2000, found: 2001 },
    });
  });
});
