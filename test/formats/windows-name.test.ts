import { describe, expect, test } from 'vitest';
import { isWindowsName } from '../../src/formats/windows-name.ts';

describe('isWindowsName', () => {
  test.each([
    'note.txt',
    'bunny-483920 Snowdrop.object',
    'ノート.txt',
    '.ozma-receipt.json',
    ' leading blank',
    'console.txt',
    'com10',
    'COM',
    'auxiliary',
    'nul_',
    'x.nul',
    'a'.repeat(255),
  ])('Windows can have %s', (name) => {
    expect(isWindowsName(name)).toBe(true);
  });

  test.each([
    '',
    'con',
    'CON.txt',
    'nul.tar.gz',
    'Aux ',
    'aux .txt',
    'com1',
    'LPT9.object',
    'com¹.txt',
    'lpt³',
    'conin$',
    'CONOUT$.x',
    'note.',
    'note ',
    'a<b',
    'a>b',
    'a:b',
    'a"b',
    'a|b',
    'a?b',
    'a*b',
    'a\\b',
    'a/b',
    'a\tb',
    'a\nb',
    'a\u007fb',
    'a\u0085b',
    'a'.repeat(256),
  ])('Windows cannot have %j', (name) => {
    expect(isWindowsName(name)).toBe(false);
  });
});
