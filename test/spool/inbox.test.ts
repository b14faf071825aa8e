import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scanInbox } from '../../src/spool/inbox.ts';
import { openScratch } from '../workers/scratch.ts';

const scan = (dir: string) => scanInbox(dir).map(({ relative }) => relative);

test('a scan gives children and what was delivered under @, in byte order of their paths', () => {
  using scratch = openScratch();
  for (const path of [
    'b/x',
    '@2/T-1 - Dora/x',
    '@1/T-1 - Dora/x',
    '@1/T-1 - Ember/x',
    '@1!/z/x',
    'B/x',
    'note.txt',
    '\xff/x',
  ]) {
    scratch.write(path);
  }
  expect(scan(scratch.dir)).toEqual([
    '@1!/z',
    '@1/T-1 - Dora',
    '@1/T-1 - Ember',
    '@2/T-1 - Dora',
    'B',
    'b',
    'note.txt',
    '\xff',
  ]);
});

test('an entry has its path, its path within the inbox, and its own name', () => {
  using scratch = openScratch();
  scratch.write('@1/T-1 - Dora/x');
  expect(scanInbox(scratch.dir)).toEqual([
    { path: `${scratch.dir}/@1/T-1 - Dora`, relative: '@1/T-1 - Dora', label: 'T-1 - Dora' },
  ]);
});

test('dot-files and litter are nobody’s submission, at the top and under @', () => {
  using scratch = openScratch();
  for (const path of [
    '.hidden/x',
    '._x',
    '.DS_Store',
    'Thumbs.db',
    'desktop.ini',
    '@1/.part/x',
    '@1/THUMBS.DB',
    'a/x',
  ]) {
    scratch.write(path);
  }
  expect(scan(scratch.dir)).toEqual(['a']);
});

test('a link or a file named @… is an entry itself and is not followed; an empty delivery is none yet', () => {
  using scratch = openScratch();
  scratch.write('real/x/y');
  scratch.write('inbox/@file');
  scratch.makeDir('inbox/@empty');
  symlinkSync(`${scratch.dir}/real`, `${scratch.dir}/inbox/@link`);
  expect(scan(`${scratch.dir}/inbox`)).toEqual(['@file', '@link']);
});

test('an inbox whose own path is not ASCII is found', () => {
  using scratch = openScratch();
  const inbox = scratch.makeDir(Buffer.from('受信箱').toString('latin1'));
  scratch.write(`${inbox.slice(scratch.dir.length + 1)}/a/x`);
  expect(scan(`${scratch.dir}/受信箱`)).toEqual(['a']);
});

test('an inbox that cannot be listed is a fault', () => {
  using scratch = openScratch();
  expect(() => scanInbox(`${scratch.dir}/none`)).toThrow(/ENOENT/);
});
