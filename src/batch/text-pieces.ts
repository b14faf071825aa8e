import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { carryBytes } from '../formats/surrogate-bytes.ts';

/** No line is longer, in bytes: what goes on without an end is no manifest, and is not gathered. */
const longestLine = 2 ** 20;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const afterLineEnd = /(?<=[\r\n])/;

/** Text of whole lines; a line that is not UTF-8 has its bytes carried, and the others are as they are. */
const textOf = (bytes: Buffer): string => {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines = bytes.toString('latin1').split(afterLineEnd);
  return lines
    .map((line) => {
      const own = Buffer.from(line, 'latin1');
      return isUtf8(own) ? own.toString('utf8') : carryBytes(line);
    })
    .join('');
};

const endOfLines = (bytes: Buffer): number =>
  Math.max(bytes.lastIndexOf(lineFeed), bytes.lastIndexOf(carriageReturn)) + 1;

/**
 * A file's text in pieces of whole lines, in flat memory; what is not UTF-8 costs its own line alone. A byte order mark is left in place. `onBytes`
 * is told how many bytes each piece of the file had.
 */
export async function* textPieces(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const source: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 2 ** 17 });
  let rest = Buffer.alloc(0);
  for await (const bytes of source) {
    onBytes(bytes.length);
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = endOfLines(all);
    const cut = end === 0 && all.length > longestLine ? all.length : end;
    if (cut > 0) yield textOf(all.subarray(0, cut));
    rest = Buffer.from(all.subarray(cut));
  }
  if (rest.length > 0) yield textOf(rest);
}
