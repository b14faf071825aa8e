import { describe, expect, test } from 'vitest';
import { readSha256sumLine } from '../../src/formats/sha256sum-line.ts';

const hash = '0123456789abcdef'.repeat(4);
const listed = (path: string) => ({ kind: 'listed', sha256: hash, path });

describe('readSha256sumLine', () => {
  test.each([
    ['text mode', `${hash}  T-1/note.txt`, 'T-1/note.txt'],
    ['binary mode', `${hash} *T-1/note.txt`, 'T-1/note.txt'],
    ['one blank, as older BSD tools have it', `${hash} T-1/note.txt`, 'T-1/note.txt'],
    ['a hash in capitals', `${hash.toUpperCase()}  T-1/note.txt`, 'T-1/note.txt'],
    ['a name with blanks around it', `${hash}   T-1/note `, ' T-1/note '],
    ['a name that begins with a star', `${hash}  *x/y`, '*x/y'],
    ['a marked line without an escape', `\\${hash}  T-1/note.txt`, 'T-1/note.txt'],
    ['an escaped line feed', `\\${hash}  T-1/a\\nb`, 'T-1/a\nb'],
    ['an escaped carriage return', `\\${hash}  T-1/a\\rb`, 'T-1/a\rb'],
    ['an escaped backslash', `\\${hash}  T-1/a\\\\nb`, 'T-1/a\\nb'],
    ['a backslash in a line that is not marked', `${hash}  T-1/a\\nb`, 'T-1/a\\nb'],
    ['--tag', `SHA256 (T-1/note.txt) = ${hash}`, 'T-1/note.txt'],
    ['--tag with parentheses in the name', `SHA256 (T-1/a) = (b).txt) = ${hash}`, 'T-1/a) = (b).txt'],
    ['--tag with an escape', `\\SHA256 (T-1/a\\nb) = ${hash}`, 'T-1/a\nb'],
    ['OpenSSL', `SHA2-256(T-1/note.txt)= ${hash}`, 'T-1/note.txt'],
    ['an older OpenSSL', `SHA256(T-1/note.txt)= ${hash}`, 'T-1/note.txt'],
  ])('reads %s', (_, line, path) => {
    expect(readSha256sumLine(line)).toEqual(listed(path));
  });

  test.each(['', '   ', '\t', '# made on Monday', '; made on Monday', `#${hash}  x`])('%j lists nothing', (line) => {
    expect(readSha256sumLine(line)).toEqual({ kind: 'nothing' });
  });

  test.each([
    'hello',
    hash,
    `${hash} `,
    `${hash}\tT-1/note.txt`,
    `${hash.slice(1)}  T-1/note.txt`,
    `${hash}0  T-1/note.txt`,
    ` ${hash}  T-1/note.txt`,
    `MD5 (T-1/note.txt) = ${hash.slice(0, 32)}`,
    `SHA256 () = ${hash}`,
    `\\${hash}  T-1/a\\tb`,
    `\\${hash}  T-1/a\\nb\\tc`,
    `\\${hash}  T-1/a\\`,
  ])('%j is no line of such a list', (line) => {
    expect(readSha256sumLine(line)).toEqual({ kind: 'bad', why: 'unknown-line' });
  });
});
