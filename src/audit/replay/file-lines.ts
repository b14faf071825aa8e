import { createReadStream } from 'node:fs';
import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';

/** No line is longer, in characters: a file of another kind is one line. */
const longestLine = 2 ** 28;

/** A file's lines in pages: they end with LF alone, for JSON Lines may hold any other separator within a text. */
async function* cutLines(file: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const pieces: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 2 ** 18 });
  let rest: readonly string[] = [];
  let length = 0;
  for await (const bytes of pieces) {
    const [first = '', ...others] = decoder.decode(bytes, { stream: true }).split('\n');
    const last = others.pop();
    if (last === undefined) {
      rest = [...rest, first];
      length += first.length;
      if (length > longestLine) throw new RangeError(`a line is longer than ${longestLine} characters`);
      continue;
    }
    yield [[...rest, first].join(''), ...others];
    rest = [last];
    length = last.length;
  }
  const end = [...rest, decoder.decode()].join('');
  if (end !== '') yield [end];
}

/** What it means that a file of an export cannot be read. */
export const unreadable = (file: string, cause: unknown): OzmaError => {
  if (cause instanceof OzmaError) return cause;
  const isForeign = cause instanceof TypeError || cause instanceof RangeError;
  const why = cause instanceof TypeError ? 'it is not UTF-8' : cause instanceof Error ? cause.message : String(cause);
  return new OzmaError(isForeign ? 'file-invalid' : 'disk-fault', `${shown(file)} cannot be read: ${why}.`, { cause });
};

/** The lines of a UTF-8 file in pages, in flat memory. Throws an `OzmaError` where it is none, or cannot be read. */
export async function* fileLines(file: string): AsyncGenerator<readonly string[]> {
  try {
    yield* cutLines(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}
