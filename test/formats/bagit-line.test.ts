import { describe, expect, test } from 'vitest';
import { bagitEncodingOf, readBagitLine } from '../../src/formats/bagit-line.ts';

const hash = '0123456789abcdef'.repeat(4);
const listed = (path: string) => ({ kind: 'listed', sha256: hash, path });

describe('readBagitLine', () => {
  test.each([
    ['one blank', `${hash} data/T-1/note.txt`, 'data/T-1/note.txt'],
    ['two blanks', `${hash}  data/T-1/note.txt`, 'data/T-1/note.txt'],
    ['a tab', `${hash}\tdata/T-1/note.txt`, 'data/T-1/note.txt'],
    ['the star of md5sum and its like', `${hash} *data/T-1/note.txt`, 'data/T-1/note.txt'],
    ['a leading ./', `${hash}  ./data/T-1/note.txt`, './data/T-1/note.txt'],
    ['a hash in capitals', `${hash.toUpperCase()}  data/x/y`, 'data/x/y'],
    ['a line feed', `${hash}  data/x/a%0Ab`, 'data/x/a\nb'],
    ['a carriage return in small letters', `${hash}  data/x/a%0db`, 'data/x/a\rb'],
    ['a percent sign', `${hash}  data/x/100%25`, 'data/x/100%'],
    ['a percent sign before digits', `${hash}  data/x/%250A`, 'data/x/%0A'],
  ])('reads %s', (_, line, path) => {
    expect(readBagitLine(line, 'since-1.0')).toEqual(listed(path));
  });

  test('a percent sign that encodes nothing is bad since 1.0, and itself before it', () => {
    const line = `${hash}  data/x/100%20%0A%25`;
    expect(readBagitLine(line, 'since-1.0')).toEqual({ kind: 'bad', why: 'bad-encoding' });
    expect(readBagitLine(line, 'before-1.0')).toEqual(listed('data/x/100%20\n%25'));
  });

  test('a blank line lists nothing; anything else is no line of a bag', () => {
    expect(readBagitLine(' \t', 'since-1.0')).toEqual({ kind: 'nothing' });
    for (const line of ['# x', hash, `${hash}data/x`, `${hash.slice(2)}  data/x/y`]) {
      expect(readBagitLine(line, 'since-1.0')).toEqual({ kind: 'bad', why: 'unknown-line' });
    }
  });

  test('a bag says in bagit.txt which version it is of', () => {
    expect(bagitEncodingOf('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')).toBe('since-1.0');
    expect(bagitEncodingOf('BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n')).toBe('before-1.0');
    expect(bagitEncodingOf('')).toBe('since-1.0');
  });
});
