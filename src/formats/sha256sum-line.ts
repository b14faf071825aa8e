import { sha256 } from '../domain/ids.ts';
import { type HashLine, isBlankLine } from './hash-line.ts';

/** `hash  name`, `hash *name` for one read in binary mode, `hash name` of older BSD tools; a leading `\` where the name has escapes in it. */
const plain = /^(\\?)([0-9a-f]{64}) (?:[ *])?(.+)$/is;

/** `SHA256 (name) = hash`, the form of BSD and of `--tag`; OpenSSL leaves out the blanks and writes `SHA2-256`. */
const tagged = /^(\\?)SHA(?:2-)?256 ?\((.+)\) ?= ?([0-9a-f]{64})$/is;

const comment = /^[#;]/;
const escapes = /\\(.?)/gs;
const meanings: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' };

/** A name without the escapes of a line that is marked so; null where a backslash means nothing. */
const unescaped = (name: string): string | null => {
  const found = name.match(escapes) ?? [];
  if (!found.every((one) => Object.hasOwn(meanings, one))) return null;
  return name.replace(escapes, (one) => meanings[one] ?? one);
};

/** Reads a line as `sha256sum` and its like write it, without its end (GNU coreutils, "md5sum: Print or check digests"). */
export const readSha256sumLine = (line: string): HashLine => {
  if (isBlankLine(line) || comment.test(line)) return { kind: 'nothing' };
  const [, mark, hash, name] = plain.exec(line) ?? [];
  const [, tagMark, tagName, tagHash] = hash === undefined ? (tagged.exec(line) ?? []) : [];
  const hex = hash ?? tagHash;
  const written = name ?? tagName;
  if (hex === undefined || written === undefined) return { kind: 'bad', why: 'unknown-line' };
  const path = (mark ?? tagMark) === '\\' ? unescaped(written) : written;
  if (path === null) return { kind: 'bad', why: 'unknown-line' };
  return { kind: 'listed', sha256: sha256(hex.toLowerCase()), path };
};
