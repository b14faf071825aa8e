import { hash } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { inspect } from './inspecting.ts';
import { openScratch } from './scratch.ts';

const sha = (text: string): string => hash('sha256', text);

describe('the facts of a folder', () => {
  test('are its note, its items in byte order of their paths, and no litter', () => {
    using scratch = openScratch();
    scratch.write('f/note.txt', 'Ticket: T-1\n');
    scratch.write('f/bunny-2 b.object', 'two');
    scratch.write('f/bunny/nest-N-1.object', 'nest');
    scratch.write('f/bunny.txt', 'no');
    scratch.write('f/.DS_Store');
    scratch.write('f/bunny/note.txt', 'deeper notes are litter');
    scratch.write('f/bunny/.ozma-receipt.json', 'deeper receipts too');
    const { items, note, hazards, excess, form, label, receipt } = inspect(`${scratch.dir}/f`);
    expect({ hazards, excess, form, label, receipt }).toEqual({
      hazards: [],
      excess: null,
      form: 'folder',
      label: 'f',
      receipt: { kind: 'none' },
    });
    expect(note).toMatchObject({ kind: 'read', file: 'note.txt', note: { header: { Ticket: 'T-1' } } });
    expect(items.map(({ file, bytes, sha256 }) => [file, bytes, sha256])).toEqual([
      ['bunny-2 b.object', 3, sha('two')],
      ['bunny.txt', 2, sha('no')],
      ['bunny/nest-N-1.object', 4, sha('nest')],
    ]);
    expect(items.map(({ identity }) => identity)).toEqual([
      { kind: 'identified', ref: { kind: 'bunny', id: '2' }, by: 'file-name' },
      { kind: 'unidentified', why: 'bad-id' },
      { kind: 'identified', ref: { kind: 'nest', id: 'N-1' }, by: 'file-name' },
    ]);
  });

  test('say which item is empty, boxed by name, boxed by content, or identified by its document', () => {
    using scratch = openScratch();
    scratch.write('f/1.json', '{"kind":"Bunny","id":7}');
    scratch.write('f/bunny-1.ZIP', 'x');
    scratch.write('f/bunny-2', Buffer.from('504b030400', 'hex'));
    scratch.write('f/bunny-3', '');
    expect(
      inspect(`${scratch.dir}/f`).items.map(({ identity, boxed, damage }) => [
        identity.kind === 'identified' ? identity.by : identity.why,
        boxed,
        damage,
      ]),
    ).toEqual([
      ['document', null, null],
      ['file-name', 'name', null],
      ['file-name', 'content', null],
      ['file-name', null, 'empty'],
    ]);
  });

  test.each([
    ['shorter than the buffer', 300_000],
    ['as long as the longest document', 2 ** 20],
    ['a byte longer than that', 2 ** 20 + 1],
    ['several buffers long', 3 * 2 ** 20 + 17],
  ])('hold the hash of a file that is %s', (_, length) => {
    using scratch = openScratch();
    const content = Buffer.alloc(length, 'abcdefg');
    scratch.write('f/sub/bunny-1', content);
    expect(inspect(`${scratch.dir}/f`, { bytes: 2 ** 30 }).items).toMatchObject([
      { bytes: length, sha256: hash('sha256', content) },
    ]);
  });

  test('have a digest that no litter, no name and no sub-folder changes', () => {
    using scratch = openScratch();
    scratch.write('a/note.txt', 'Ticket: T-1\nOwner: Dora\n');
    scratch.write('a/bunny-1 x', 'one');
    scratch.write('b/NOTE', 'Ticket: T-2\nOwner: Dora\n');
    scratch.write('b/sub/bunny-1 y', 'one');
    scratch.write('b/Thumbs.db');
    scratch.write('c/note.txt', 'Ticket: T-1\nOwner: Dora\n');
    scratch.write('c/bunny-1 x', 'other');
    const [a, b, c] = ['a', 'b', 'c'].map((name) => inspect(`${scratch.dir}/${name}`).digest);
    expect([a === b, a === c]).toEqual([true, false]);
  });

  test('name all notes in byte order where there are several', () => {
    using scratch = openScratch();
    for (const name of ['note.txt', 'NOTE.md', 'a.note', latin1Path('ノート.txt')]) scratch.write(`f/${name}`);
    expect(inspect(`${scratch.dir}/f`).note).toEqual({
      kind: 'several',
      files: ['NOTE.md', 'a.note', 'note.txt', 'ノート.txt'],
    });
  });

  test('say why a note cannot be read', () => {
    using scratch = openScratch();
    scratch.write('f/note.txt', Buffer.from('ff00fe', 'hex'));
    expect(inspect(`${scratch.dir}/f`).note).toMatchObject({ kind: 'unreadable', file: 'note.txt' });
  });

  test('hold the receipt of the top level as a claim where the desk has no key', () => {
    using scratch = openScratch();
    scratch.write('f/.ozma-receipt.json', '{');
    expect(inspect(`${scratch.dir}/f`).receipt).toEqual({ kind: 'claimed', receipt: null });
  });

  test('take a receipt that is too long for a broken one', () => {
    using scratch = openScratch();
    truncateSync(scratch.write('f/.ozma-receipt.json'), 2 ** 20 + 1);
    expect(inspect(`${scratch.dir}/f`, { bytes: 2 ** 30 }).receipt).toEqual({ kind: 'claimed', receipt: null });
  });
});
