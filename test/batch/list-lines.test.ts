import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LineEnds, listLines } from '../../src/batch/list-lines.ts';
import { textPieces } from '../../src/batch/text-pieces.ts';
import { openScratch } from '../workers/scratch.ts';

const linesOf = async (pieces: readonly string[], ends: LineEnds): Promise<readonly string[]> => {
  async function* source(): AsyncGenerator<string> {
    yield* pieces;
  }
  return (await Array.fromAsync(listLines(source(), ends))).flat().map(({ line, text }) => `${line} ${text}`);
};

test.each([
  ['lf', 'a\nb\r\n\r\nc\rd\n', ['1 a', '2 b', '3 ', '4 c\rd']],
  ['any', 'a\nb\r\n\r\nc\rd', ['1 a', '2 b', '3 ', '4 c', '5 d']],
  ['lf', '\uFEFFa\r', ['1 a']],
  ['any', 'a\r', ['1 a']],
  ['any', '', []],
] as const)('lines that end by %s: %j', async (ends, text, expected) => {
  expect(await linesOf([text], ends)).toEqual(expected);
});

test('lines are the same however the text is cut', async () => {
  const parts = fc.array(fc.constantFrom('a', 'b', '\r', '\n', '\r\n', 'é'), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(parts, fc.constantFrom('lf', 'any'), fc.nat(), async (all, ends, seed) => {
      const text = all.join('');
      const cut = text.length === 0 ? 0 : seed % text.length;
      const whole = await linesOf([text], ends);
      expect(await linesOf([text.slice(0, cut), text.slice(cut)], ends)).toEqual(whole);
      expect(await linesOf([...text], ends)).toEqual(whole);
    }),
  );
});

test('a long file comes in pieces of whole lines, and what is not UTF-8 costs its line alone', async () => {
  using scratch = openScratch();
  const lines = Array.from({ length: 20_000 }, (_, at) => (at === 9999 ? 'caf\xe9' : `行 ${at} ポ`));
  const bytes = lines.map((line, at) =>
    Buffer.from(`${line}${at % 2 === 0 ? '\r\n' : '\n'}`, at === 9999 ? 'latin1' : 'utf8'),
  );
  const file = scratch.write('m', Buffer.concat(bytes));
  let read = 0;
  const pieces = await Array.fromAsync(
    textPieces(file, (count) => {
      read += count;
    }),
  );
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  expect(read).toBe(Buffer.concat(bytes).length);
  expect(pieces.join('').split(/\r?\n/).slice(0, -1)).toEqual(
    lines.map((line, at) => (at === 9999 ? 'caf\udce9' : line)),
  );
});
