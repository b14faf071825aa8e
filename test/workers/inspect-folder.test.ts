import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { appendFileSync, chmodSync, linkSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../src/domain/inspection.ts';
import type { Limits } from '../../src/domain/policy.ts';
import { identityReader } from '../../src/formats/item-identity.ts';
import { inspectTarget } from '../../workers/inspect/inspect-target.ts';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { petDesk } from '../formats/pet-desk.ts';
import { openScratch } from './scratch.ts';

const readerWith = (limits: Partial<Limits>) => ({
  policy: { ...petDesk, limits: { ...petDesk.limits, ...limits } },
  identify: identityReader(petDesk),
  receiptKey: null,
});

const inspect = (path: string, limits: Partial<Limits> = {}): Inspection => {
  const label = path.slice(path.lastIndexOf('/') + 1);
  const result = inspectTarget({ path, label }, readerWith(limits));
  if (result.kind !== 'inspected') throw new Error(JSON.stringify(result));
  return result.inspection;
};

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

describe('what cannot be judged', () => {
  const result = (path: string) => inspectTarget({ path, label: 'f' }, readerWith({}));
  const isRoot = process.getuid?.() === 0;

  test('is said to have vanished when nothing is there', () => {
    using scratch = openScratch();
    expect(result(`${scratch.dir}/f`)).toEqual({ kind: 'vanished' });
  });

  test.skipIf(isRoot)('is a folder that the system does not let ozma read: a fault, not a finding', () => {
    using scratch = openScratch();
    chmodSync(scratch.makeDir('f'), 0);
    expect(result(`${scratch.dir}/f`)).toMatchObject({ kind: 'failed' });
  });

  test.skipIf(isRoot)('but one unreadable file is damage of that item alone', () => {
    using scratch = openScratch();
    chmodSync(scratch.write('f/bunny-1'), 0);
    expect(inspect(`${scratch.dir}/f`).items).toMatchObject([{ bytes: 1, sha256: null, damage: 'unreadable' }]);
  });
});

test('a folder that changes while it is read is read again, and given up when it goes on changing', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1', 'one');
  let changes = 0;
  const meddling = (limit: number) => ({
    ...readerWith({}),
    identify: (fileName: string, document: Uint8Array | null) => {
      if (changes < limit) writeFileSync(`${scratch.dir}/f/more-${changes}`, 'x');
      changes += 1;
      return identityReader(petDesk)(fileName, document);
    },
  });
  const once = inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, meddling(1));
  expect(once.kind === 'inspected' && once.inspection.items.map(({ file }) => file)).toEqual(['bunny-1', 'more-0']);
  expect(inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, meddling(99))).toEqual({
    kind: 'failed',
    why: 'the folder changed while it was read',
  });
});

test('a folder that is removed while it is read has vanished', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1', 'one');
  const identify = () => {
    rmSync(`${scratch.dir}/f`, { recursive: true, force: true });
    return { kind: 'unidentified', why: 'no-pattern' } as const;
  };
  expect(inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, { ...readerWith({}), identify })).toEqual({
    kind: 'vanished',
  });
});

test('a parser that breaks costs its own folder only', () => {
  using scratch = openScratch();
  appendFileSync(scratch.write('f/bunny-1'), 'x');
  const identify = () => {
    throw new RangeError('a bug');
  };
  expect(inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, { ...readerWith({}), identify })).toEqual({
    kind: 'failed',
    why: 'a bug',
  });
});
