import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configOutline } from '../schemas/config-outline.ts';
import { ticketColumns } from '../schemas/ticket-columns.ts';
import { commandTable, optionTable } from '../src/cli/command-table.ts';
import { buildProgram } from '../src/cli/program.ts';
import { configTable } from '../src/desk/config-table.ts';
import { reasonCodes } from '../src/domain/reason.ts';
import { ledgerTable } from '../src/manifest/tables/ledger-columns.ts';
import { manifestColumns } from '../src/manifest/tables/manifest-rows.ts';
import { submissionColumns } from '../src/manifest/tables/submission-row.ts';
import { codeTable } from '../src/texts/code-table.ts';

const file = new URL('../README.md', import.meta.url);
const readme = (): string => readFileSync(file, 'utf8');
const program = buildProgram(() => Promise.resolve());

const blockNamed = (name: string): RegExp =>
  new RegExp(`(?<=<!-- ${name}:start -->\\n)[\\s\\S]*?(?=\\n<!-- ${name}:end -->)`, 'u');

const rowsOf = (table: string): readonly string[] => table.split('\n').filter((line) => line.startsWith('| `'));

describe('the README’s tables are the generated ones (UPDATE_README=1 rewrites them)', () => {
  test.each([
    ['codes', codeTable()],
    ['config', configTable()],
    ['commands', commandTable(program)],
    ['options', optionTable(program)],
  ])('%s', (name, table) => {
    const block = blockNamed(name);
    if (process.env['UPDATE_README'] === '1')
      writeFileSync(
        file,
        readme().replace(block, () => table),
      );
    expect(block.exec(readme())?.[0]).toBe(table);
    expect(new Set(rowsOf(table).map((row) => row.split(/(?<!\\)\|/u).length)).size).toBe(1);
  });
});

test('the table of codes has one row for each code, in their order', () => {
  expect(rowsOf(codeTable()).map((row) => row.split('`')[1])).toEqual([...reasonCodes]);
});

test('the table of keys has every key of ozma.yaml', () => {
  const top = new Set(rowsOf(configTable()).map((row) => row.split('`')[1]?.split('.')[0]));
  expect([...top]).toEqual(configOutline().map(({ key }) => key));
});

test('the table of commands has every command', () => {
  const words = program.commands.flatMap((command) => [command, ...command.commands].map((one) => one.name()));
  expect(words.filter((word) => !commandTable(program).includes(` ${word}`))).toEqual([]);
});

test.each([
  ['tickets', ticketColumns],
  ['manifest', manifestColumns],
  ['submissions', submissionColumns],
  ['ledger', ledgerTable.map(({ name }) => name)],
])('the README says what each column of %s means', (name, columns) => {
  const block = blockNamed(`${name}-columns`).exec(readme())?.[0] ?? '';
  const told = rowsOf(block).flatMap((row) => row.split('|')[1]?.match(/(?<=`)[a-z0-9_]+(?=`)/gu) ?? []);
  expect(told).toEqual([...columns]);
});
