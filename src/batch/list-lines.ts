/** A line of a text file, without its end; `line` counts from 1. */
export type TextLine = { readonly line: number; readonly text: string };

/** How lines end: as on Unix and Windows, or also by a carriage return alone (RFC 8493, 2.1.3). */
export type LineEnds = 'lf' | 'any';

/** No line is kept longer, in characters: nothing that a list can say is. */
const longestLine = 2 ** 20;

const anyEnd = /\r\n|[\r\n]/;
const ends = { lf: '\n', any: anyEnd } as const satisfies Readonly<Record<LineEnds, string | RegExp>>;

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

const cut = (text: string, lineEnds: LineEnds): { readonly lines: readonly string[]; readonly rest: string } => {
  // The line feed of a CR LF may be in the next piece.
  const isHalf = lineEnds === 'any' && text.endsWith('\r');
  const lines = (isHalf ? text.slice(0, -1) : text).split(ends[lineEnds]);
  const rest = (lines.pop() ?? '') + (isHalf ? '\r' : '');
  return { lines: lineEnds === 'lf' ? lines.map(withoutReturn) : lines, rest };
};

/** The lines of a text that comes in pieces. One that is too long to be kept is cut off: what is left of it is no line that anybody reads. */
export async function* listLines(
  pieces: AsyncIterable<string>,
  lineEnds: LineEnds,
): AsyncGenerator<readonly TextLine[]> {
  let rest = '';
  let line = 0;
  const numbered = (texts: readonly string[]): readonly TextLine[] =>
    texts.map((text) => {
      line += 1;
      return { line, text: line === 1 ? withoutMark(text) : text };
    });
  for await (const piece of pieces) {
    const done = cut(rest + piece, lineEnds);
    rest = done.rest.slice(0, longestLine);
    yield numbered(done.lines);
  }
  if (rest !== '') yield numbered([withoutReturn(rest)]);
}
