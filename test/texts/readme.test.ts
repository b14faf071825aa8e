import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reasonCodes } from '../../src/domain/reason.ts';
import { codeTable } from '../../src/texts/code-table.ts';

const readme = new URL('../../README.md', import.meta.url);

const block = /(?<=<!-- codes:start -->\n)[\s\S]*?(?=\n<!-- codes:end -->)/u;

test('the README’s table of codes is the generated one (UPDATE_README=1 rewrites it)', () => {
  const text = readFileSync(readme, 'utf8');
  if (process.env['UPDATE_README'] === '1')
    writeFileSync(
      readme,
      text.replace(block, () => codeTable()),
    );
  expect(block.exec(readFileSync(readme, 'utf8'))?.[0]).toBe(codeTable());
});

test('the table has one row for each code, of six cells', () => {
  const rows = codeTable()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.split('`')[1])).toEqual([...reasonCodes]);
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/u).length))).toEqual(new Set([8]));
});
