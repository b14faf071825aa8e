import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configOutline } from '../schemas/config-outline.ts';
import { buildProgram } from '../src/cli/program.ts';
import { reasonCodes } from '../src/domain/reason.ts';
import { en } from '../src/texts/en.ts';

const changelog = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const said = new Set(changelog.match(/(?<=`)[^`]+(?=`)/gu));

const program = buildProgram(() => Promise.resolve());
const commands = program.commands.flatMap((command) => [command, ...command.commands]);

test.each([
  ['reason code', reasonCodes],
  ['event', Object.keys(en.events)],
  ['verdict', Object.keys(en.verdicts)],
  ['disposition', Object.keys(en.dispositions)],
  ['key of ozma.yaml', configOutline().map(({ key }) => key)],
  ['flag', [program, ...commands].flatMap(({ options }) => options.map(({ long }) => long?.split(' ')[0] ?? ''))],
])('every %s stands in the changelog, for it is a public word', (_, words) => {
  expect(words.filter((word) => ![...said].some((one) => one.split(' ')[0] === word))).toEqual([]);
});

test('every command stands in the changelog', () => {
  const names = commands.map((command) => command.name());
  expect(names.filter((name) => ![...said].some((one) => one.split(' ').includes(name)))).toEqual([]);
});
