import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

test('a process that test files share loads no native code', () => {
  expect(() => new Database(':memory:')).toThrow('is native code');
});
