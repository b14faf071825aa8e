import { caseFold } from '../domain/case-folding.ts';

const extensions = ['.zip', '.tar', '.gz', '.tgz', '.7z', '.rar', '.box'] as const;

// PKWARE APPNOTE 4.3 (file, empty, spanned), RFC 1952 (deflate is its only method), 7zFormat.txt, RAR 1.5 to 5, POSIX ustar.
const signatures = [
  { offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { offset: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { offset: 0, bytes: [0x50, 0x4b, 0x07, 0x08] },
  { offset: 0, bytes: [0x1f, 0x8b, 0x08] },
  { offset: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { offset: 0, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { offset: 257, bytes: [0x75, 0x73, 0x74, 0x61, 0x72] },
] as const;

/** How many of a file's first bytes `isArchiveContent` looks at. */
export const archiveHeadBytes = 262;

/** Whether a file is an archive by its name, in any case (product.md 6). */
export const isArchiveName = (name: string): boolean => {
  const key = caseFold(name);
  return extensions.some((extension) => key.endsWith(extension));
};

/** Whether a file is an archive by its leading bytes: zip, gzip, 7z, rar or tar (product.md 6). */
export const isArchiveContent = (head: Uint8Array): boolean =>
  signatures.some(({ offset, bytes }) => bytes.every((byte, index) => head[offset + index] === byte));
