import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { chmodSync, linkSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FoundFile } from '../../src/domain/found-file.ts';
import type { Limits } from '../../src/domain/policy.ts';
import { inspectTarget } from '../../workers/inspect/inspect-target.ts';
import { readerWith } from './inspecting.ts';
import { openScratch } from './scratch.ts';

const sha256Of = (content: string | Uint8Array): string => hash('sha256', content, 'hex');

/** Every file of a folder as an asked reader tells them, and what judging is told by it and by one that was not asked. */
const told = (path: string, limits: Partial<Limits> = {}) => {
  const target = { path, label: 'f' };
  const asked = inspectTarget(target, { ...readerWith(limits), tellsFiles: true });
  const plain = inspectTarget(target, readerWith(limits));
  if (asked.kind !== 'inspected' || plain.kind !== 'inspected') throw new Error(JSON.stringify([asked, plain]));
  expect([plain.files, asked.inspection]).toEqual([null, plain.inspection]);
  return asked.files;
};

const ordinary = (path: string, content: string | Uint8Array, facts: Partial<FoundFile> = {}) => ({
  path,
  bytes: content.length,
  sha256: sha256Of(content),
  what: null,
  isOptional: false,
  item: null,
  ...facts,
});

describe('the files of a folder', () => {
  test('are all told where they are asked for, by the bytes of their paths, and judging sees the same', () => {
    using scratch = openScratch();
    const large = 'l'.repeat(300_000);
    const content = {
      '.DS_Store': 'litter',
      '.ozma-receipt.json': '{}',
      'Thumbs.db': large,
      'bunny-1.object': 'one',
      'bunny-2.object': large,
      'note.txt': 'Ticket: T-1\n',
      'sub/.ozma-receipt.json': 'deeper',
      'sub/note.txt': 'deeper',
      'what.bin': '',
    };
    for (const [path, text] of Object.entries(content)) scratch.write(`f/${path}`, text);
    const item = (id: string) => ({ item: { kind: 'bunny', id } });
    expect(told(`${scratch.dir}/f`)).toEqual([
      ordinary('.DS_Store', 'litter', { isOptional: true }),
      ordinary('.ozma-receipt.json', '{}', { isOptional: true }),
      ordinary('Thumbs.db', large, { isOptional: true }),
      ordinary('bunny-1.object', 'one', item('1')),
      ordinary('bunny-2.object', large, item('2')),
      ordinary('note.txt', 'Ticket: T-1\n'),
      ordinary('sub/.ozma-receipt.json', 'deeper'),
      ordinary('sub/note.txt', 'deeper'),
      ordinary('what.bin', ''),
    ]);
  });

  test('are hashed even where judging reads none of them: a second note, a receipt that is too long', () => {
    using scratch = openScratch();
    const receipt = 'r'.repeat(1_100_000);
    scratch.write('f/.ozma-receipt.json', receipt);
    scratch.write('f/note.txt', 'Ticket: T-1');
    scratch.write('f/note.md', 'Ticket: T-2');
    expect(told(`${scratch.dir}/f`, { bytes: 2_000_000 })).toEqual([
      ordinary('.ozma-receipt.json', receipt, { isOptional: true }),
      ordinary('note.md', 'Ticket: T-2'),
      ordinary('note.txt', 'Ticket: T-1'),
    ]);
  });

  test('that are no ordinary ones are named and not read', () => {
    using scratch = openScratch();
    const dir = scratch.makeDir('f');
    const outside = scratch.write('outside', 'secret');
    symlinkSync(outside, `${dir}/bunny-1`);
    symlinkSync('/nowhere', `${dir}/note.txt`);
    linkSync(outside, `${dir}/bunny-2`);
    linkSync(outside, `${dir}/note.md`);
    linkSync(outside, `${dir}/Thumbs.db`);
    execFileSync('mkfifo', [`${dir}/pipe`]);
    const unread = { sha256: null, isOptional: false, item: null };
    const link = { bytes: 0, ...unread, what: 'symbolic-link' };
    const hardLink = { bytes: 6, ...unread, what: 'hard-link' };
    expect(told(dir)).toEqual([
      { path: 'Thumbs.db', ...hardLink, isOptional: true },
      { path: 'bunny-1', ...link },
      { path: 'bunny-2', ...hardLink, item: { kind: 'bunny', id: '2' } },
      { path: 'note.md', ...hardLink },
      { path: 'note.txt', ...link },
      { path: 'pipe', ...link, what: 'fifo' },
    ]);
  });

  test('whose names are no UTF-8 are hashed under their escaped names', () => {
    using scratch = openScratch();
    scratch.write('f/\xff.bin', 'one');
    expect(told(`${scratch.dir}/f`)).toEqual([ordinary('\\xff.bin', 'one')]);
  });

  test.skipIf(process.getuid?.() === 0)('that the system does not let be read have no hash', () => {
    using scratch = openScratch();
    for (const name of ['Thumbs.db', 'bunny-1', 'note.txt']) chmodSync(scratch.write(`f/${name}`, 'x'), 0);
    expect(told(`${scratch.dir}/f`)?.map(({ path, bytes, sha256 }) => [path, bytes, sha256])).toEqual([
      ['Thumbs.db', 1, null],
      ['bunny-1', 1, null],
      ['note.txt', 1, null],
    ]);
  });

  test.each([
    ['files', { files: 2 }],
    ['depth', { depth: 0 }],
    ['bytes', { bytes: 8 }],
    ['the bytes of the note', { noteBytes: 3 }],
  ])('are not told of a folder over its limit of %s', (_, limits) => {
    using scratch = openScratch();
    for (const path of ['bunny-1', 'note.txt', 'sub/Thumbs.db']) scratch.write(`f/${path}`, 'four');
    expect(told(`${scratch.dir}/f`, limits)).toBe(null);
  });

  test('are none of a loose file', () => {
    using scratch = openScratch();
    expect(told(scratch.write('bunny-1'))).toBe(null);
  });
});
