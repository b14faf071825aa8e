import { describe, expect, test } from 'vitest';
import { archiveHeadBytes, isArchiveContent, isArchiveName } from '../../src/formats/archive.ts';
import { bytesOf } from './pet-desk.ts';

const ustar = (tail: string) => {
  const bytes = new Uint8Array(archiveHeadBytes + 3);
  bytes.set(bytesOf(`ustar${tail}`), 257);
  return bytes;
};

describe('isArchiveName', () => {
  test.each(['a.zip', 'A.ZIP', 'a.tar', 'a.tar.gz', 'a.tgz', 'a.7z', 'a.rar', 'bunnies.box', '.zip'])(
    '%s is an archive',
    (name) => {
      expect(isArchiveName(name)).toBe(true);
    },
  );

  test.each(['zip', 'a.zip.object', 'azip', 'a.xz', 'box', 'a.ｚｉｐ', ''])('"%s" is none', (name) => {
    expect(isArchiveName(name)).toBe(false);
  });
});

describe('isArchiveContent', () => {
  test.each([
    ['zip', bytesOf('PK\u0003\u0004rest')],
    ['an empty zip', bytesOf('PK\u0005\u0006')],
    ['a spanned zip', bytesOf('PK\u0007\u0008')],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 0x08, 0)],
    ['7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ['rar 4', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00)],
    ['rar 5', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00)],
    ['POSIX tar', ustar('\u000000')],
    ['GNU tar', ustar('  \u0000')],
  ])('%s is an archive', (_what, head) => {
    expect(isArchiveContent(head)).toBe(true);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['a cut-off signature', bytesOf('PK\u0003')],
    ['zeros', new Uint8Array(archiveHeadBytes)],
    ['text', bytesOf('PK: the initials of my bunny')],
    ['ustar at the start', bytesOf('ustar')],
    ['a signature that does not lead', bytesOf(' PK\u0003\u0004')],
  ])('%s is none', (_what, head) => {
    expect(isArchiveContent(head)).toBe(false);
  });
});
