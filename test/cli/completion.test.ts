import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completion } from '../../src/cli/completion.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { runWith } from './desk.ts';

const program = buildProgram(() => Promise.resolve());

const scriptFor = async (shell: string): Promise<string> =>
  (await runWith({}, (call) => completion(call, { shell, program }))).out;

/** What bash offers after these words; the last one is being typed. */
const offered = async (...words: readonly string[]): Promise<readonly string[]> => {
  const ask = `eval "$1"; shift; COMP_WORDS=(ozma "$@"); COMP_CWORD=$#; _ozma; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync('bash', ['--norc', '-c', ask, 'bash', await scriptFor('bash'), ...words], {
    encoding: 'utf8',
  });
  return text.split('\n').filter((line) => line !== '');
};

describe('completion in bash', () => {
  it.each([
    [['ti'], ['tickets']],
    [
      ['tickets', ''],
      ['import', 'list', 'show'],
    ],
    [['--desk', 'tickets', 'ing'], ['ingest']],
    [
      ['--lang', ''],
      ['en', 'ja'],
    ],
    [['why', '--lang', '=', 'j'], ['ja']],
    [['check', '--fo'], ['--format']],
    [
      ['check', '--format', 'j'],
      ['json', 'junit'],
    ],
    [['rules', 'NOTE_ST'], ['NOTE_STALE']],
    [['export', 's'], ['submissions']],
    [['tickets', 'import', 'x'], []],
    [['--desk', ''], []],
  ])('offers after %j what fits', async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  it('offers every command that is declared', async () => {
    expect(await offered('')).toEqual(program.commands.map((command) => command.name()));
  });

  it('offers the version to the program alone', async () => {
    expect(await offered('--ver')).toEqual(['--version']);
    expect(await offered('check', '--ver')).toEqual([]);
  });

  it('is registered for ozma, with file names where nothing else fits', async () => {
    const shown = execFileSync('bash', [
      '--norc',
      '-c',
      'eval "$1"; complete -p ozma',
      'bash',
      await scriptFor('bash'),
    ]);
    expect(`${shown}`).toBe('complete -o default -F _ozma ozma\n');
  });
});

describe('completion in other shells', () => {
  it.each(['zsh', 'fish', 'powershell'])('names every command and option for %s', async (shell) => {
    const script = await scriptFor(shell);
    const commands = program.commands.flatMap((command) => [command, ...command.commands]);
    for (const command of commands) expect(script).toContain(command.name());
    for (const option of commands.flatMap((command) => command.options))
      expect(script).toContain(option.long?.slice(2));
  });

  it('is refused for a shell that nobody knows', async () => {
    await expect(scriptFor('cmd')).rejects.toMatchObject({ code: 'usage' });
  });
});
