import { execFileSync } from 'node:child_process';
import { linkSync, symlinkSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import inspect from '../../workers/inspect.ts';
import { petDesk } from '../formats/pet-desk.ts';
import { openScratch } from './scratch.ts';

const inspectOne = (dir: string, label: string) => {
  const [result] = inspect({ targets: [{ path: `${dir}/${label}`, label }], policy: petDesk, receiptKey: null });
  return result?.kind === 'inspected' ? result.inspection : result;
};

test.each([
  ['note.txt', 'x', 'loose-note'],
  ['Letter.NOTE', '', 'loose-note'],
  ['things.zip', 'x', 'loose-archive'],
  ['bunny-1.object', Buffer.from('1f8b0800', 'hex'), 'loose-archive'],
  ['bunny-2.object', 'x', 'loose-file'],
  ['empty', '', 'loose-file'],
])('a loose %s is told by its name and leading bytes', (name, content, form) => {
  using scratch = openScratch();
  scratch.write(name, content);
  expect(inspectOne(scratch.dir, name)).toMatchObject({ label: name, form, hazards: [], excess: null, items: [] });
});

test('a symbolic link in place of a folder is a hazard and is not followed', () => {
  using scratch = openScratch();
  scratch.write('real/note.txt');
  symlinkSync(`${scratch.dir}/real`, `${scratch.dir}/T-1 - Dora`);
  expect(inspectOne(scratch.dir, 'T-1 - Dora')).toMatchObject({
    form: 'loose-special',
    hazards: [{ path: 'T-1 - Dora', what: 'symbolic-link' }],
  });
});

test('a loose FIFO is a hazard and is not waited for', () => {
  using scratch = openScratch();
  execFileSync('mkfifo', [`${scratch.dir}/note.txt`]);
  expect(inspectOne(scratch.dir, 'note.txt')).toMatchObject({
    form: 'loose-special',
    hazards: [{ path: 'note.txt', what: 'fifo' }],
  });
});

test('a loose hard link with an undecodable name is two hazards', () => {
  using scratch = openScratch();
  linkSync(scratch.write('secret'), Buffer.from(`${scratch.dir}/\xff`, 'latin1'));
  expect(inspectOne(scratch.dir, '\xff')).toMatchObject({
    form: 'loose-file',
    hazards: [
      { path: '\\xff', what: 'undecodable-name' },
      { path: '\\xff', what: 'hard-link' },
    ],
  });
});

test('a loose file over the limit is too large', () => {
  using scratch = openScratch();
  truncateSync(scratch.write('note.txt'), 10 * 2 ** 30);
  expect(inspectOne(scratch.dir, 'note.txt')).toMatchObject({
    form: 'loose-note',
    excess: { limit: 'bytes', allowed: petDesk.limits.bytes, found: 10 * 2 ** 30 },
  });
});

test('a batch is answered in order, whatever became of each', () => {
  using scratch = openScratch();
  scratch.write('b/bunny-1');
  scratch.write('note.txt');
  const targets = ['b', 'gone', 'note.txt'].map((label) => ({ path: `${scratch.dir}/${label}`, label }));
  expect(inspect({ targets, policy: petDesk, receiptKey: null })).toMatchObject([
    { kind: 'inspected', inspection: { form: 'folder' } },
    { kind: 'vanished' },
    { kind: 'inspected', inspection: { form: 'loose-note' } },
  ]);
});
