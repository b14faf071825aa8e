import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeName, isLitter, isNoteName, receiptName } from '../../src/formats/entry-name.ts';
import { bytesOf } from './pet-desk.ts';

describe('isNoteName', () => {
  test.each([
    'note',
    'NOTE',
    'Note.TXT',
    'note.md',
    'note.notecard',
    'ノート.txt',
    'ノート.TXT',
    'Bunny repair.note',
    'x.NOTE',
    '.note',
  ])('%s is a note', (name) => {
    expect(isNoteName(name)).toBe(true);
  });

  test.each(['notes.txt', 'note.doc', 'note.txt.bak', 'my note.txt', 'ノート', 'note ', 'ｎｏｔｅ', '._x.note', ''])(
    '"%s" is none',
    (name) => {
      expect(isNoteName(name)).toBe(false);
    },
  );
});

describe('isLitter', () => {
  test.each(['.DS_Store', '.ds_store', 'Thumbs.db', 'THUMBS.DB', 'desktop.ini', '._note.txt', '._'])(
    '%s is litter',
    (name) => {
      expect(isLitter(name)).toBe(true);
    },
  );

  test.each(['DS_Store', 'thumbs.dbx', '.hidden', 'desktop.ini.object', receiptName])('%s is none', (name) => {
    expect(isLitter(name)).toBe(false);
  });
});

describe('escapeName', () => {
  test.each([
    [[0x61, 0xff, 0x62], 'a\\xffb'],
    [[0xc2, 0xa9, 0xff], '©\\xff'],
    [[0xe0, 0xa4, 0x85, 0xff], 'अ\\xff'],
    [[0xe3, 0x83], '\\xe3\\x83'],
    [[0xe3, 0x83, 0x8e, 0xc3, 0x28], 'ノ\\xc3('],
    [[0xc0, 0xaf], '\\xc0\\xaf'],
    [[0xed, 0xa0, 0x80], '\\xed\\xa0\\x80'],
    [[0xf5, 0x80, 0x80, 0x80], '\\xf5\\x80\\x80\\x80'],
    [[0xf0, 0x9f, 0x90, 0xb0, 0x80], '🐰\\x80'],
    [[0x05, 0xc3, 0xa9, 0xfe], '\u0005é\\xfe'],
  ])('the bytes %j read %j', (bytes, text) => {
    expect(escapeName(Uint8Array.from(bytes))).toEqual({ text, isDecodable: false });
  });

  test('a valid name stays as it is, a BOM and a backslash too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(escapeName(bytesOf(name))).toEqual({ text: name, isDecodable: true });
      }),
    );
    expect(escapeName(bytesOf('\ufeff\\xff'))).toEqual({ text: '\ufeff\\xff', isDecodable: true });
  });
});
