import { sha256 } from '../domain/ids.ts';
import { type HashLine, isBlankLine } from './hash-line.ts';

/** How a bag encodes its paths: since 1.0 a percent sign is encoded too; before it, only the ends of lines. */
export type BagitEncoding = 'since-1.0' | 'before-1.0';

const form = /^([0-9a-f]{64})[ \t]+\*?(.+)$/is;
const declaredVersion = /^BagIt-Version:[ \t]*(\d+)\./im;
const encodings = /%(0a|0d|25)?/gi;
const meanings: Readonly<Record<string, string>> = { '%0A': '\n', '%0D': '\r', '%25': '%' };

/** How the paths of a bag are encoded, by its `bagit.txt`; of one that does not say so, as the standard has it now. */
export const bagitEncodingOf = (bagitTxt: string): BagitEncoding =>
  declaredVersion.exec(bagitTxt)?.[1] === '0' ? 'before-1.0' : 'since-1.0';

const decoded = (path: string, encoding: BagitEncoding): string | null => {
  if (!path.includes('%')) return path;
  if (encoding === 'before-1.0') {
    return path.replace(/%0[ad]/gi, (found) => meanings[found.toUpperCase()] ?? found);
  }
  const isWhole = (path.match(encodings) ?? []).every((found) => found !== '%');
  return isWhole ? path.replace(encodings, (found) => meanings[found.toUpperCase()] ?? found) : null;
};

/** Reads a line of a BagIt payload manifest of SHA-256 hashes, without its end (RFC 8493, 2.1.3). */
export const readBagitLine = (line: string, encoding: BagitEncoding): HashLine => {
  if (isBlankLine(line)) return { kind: 'nothing' };
  const [, hex, written] = form.exec(line) ?? [];
  if (hex === undefined || written === undefined) return { kind: 'bad', why: 'unknown-line' };
  const path = decoded(written, encoding);
  return path === null
    ? { kind: 'bad', why: 'bad-encoding' }
    : { kind: 'listed', sha256: sha256(hex.toLowerCase()), path };
};
