import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { missingFor } from '../../../src/cli/serve/missing-way.ts';

const desk = mkdtempSync(join(tmpdir(), 'ozma-missing-'));
writeFileSync(join(desk, 'fix.mjs'), '');
writeFileSync(join(desk, 'fix.sh'), '#!/bin/sh\n', { mode: 0o755 });
writeFileSync(join(desk, 'plain.txt'), '');
afterAll(() => rmSync(desk, { recursive: true }));

const timeLimitMs = 1000;
const env = { PATH: `/nowhere:${desk}:/bin`, TOKEN: 'x', EMPTY: '' };
const command = (...words: readonly string[]) => ({ way: 'command', command: words, timeLimitMs }) as const;
const http = (tokenEnv: string | null) => ({ way: 'http', url: 'http://127.0.0.1', tokenEnv, timeLimitMs }) as const;
const module = (file: string) => ({ way: 'module', module: file, timeLimitMs }) as const;

describe('what a way to repair needs', () => {
  it.each([
    ['a person', { way: 'hand' } as const],
    ['a module in the desk', module('fix.mjs')],
    ['a program in the desk', command('./fix.sh', '--json')],
    ['a program on the path', command('sh', '-c', 'true')],
    ['a service without a token', http(null)],
    ['a service with its token', http('TOKEN')],
  ])('is there: %s', (_, way) => {
    expect(missingFor(way, desk, env)).toBeNull();
  });

  it.each([
    [module('gone.ts'), { what: 'module', name: 'gone.ts' }],
    [command('./gone.sh'), { what: 'program', name: './gone.sh' }],
    [command('./plain.txt'), { what: 'program', name: './plain.txt' }],
    [command('no-such-program-at-all'), { what: 'program', name: 'no-such-program-at-all' }],
    [http('GONE'), { what: 'variable', name: 'GONE' }],
    [http('EMPTY'), { what: 'variable', name: 'EMPTY' }],
  ] as const)('is missing: %o', (way, missing) => {
    expect(missingFor(way, desk, env)).toEqual(missing);
  });
});
