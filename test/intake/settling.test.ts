import { expect, test } from 'vitest';
import { openSettling } from '../../src/intake/settling.ts';
import { openScratch } from '../workers/scratch.ts';

const now = Date.now();

test('what changed lately is not looked at again before it can have settled', () => {
  using scratch = openScratch();
  const path = scratch.write('f');
  const settling = openSettling(60);
  expect(settling.isSettled('f', path, now)).toBe(false);
  const next = settling.nextMs() ?? 0;
  expect(next).toBeGreaterThan(now + 50_000);
  expect(settling.isSettled('f', '/nowhere/to/be/looked/at', next - 1)).toBe(false);
  expect(settling.isSettled('f', path, next + 1000)).toBe(true);
  expect(settling.nextMs()).toBeNull();
});

test('something half written is looked at in every scan, for its name may change at any moment', () => {
  using scratch = openScratch();
  const path = scratch.write('f.part');
  const settling = openSettling(1);
  expect(settling.isSettled('f.part', path, now + 30_000)).toBe(false);
  expect(settling.nextMs()).toBeNull();
});

test('what is put off is left alone until then, even where nothing has to settle', () => {
  const settling = openSettling(0);
  settling.postpone('f', now + 60_000);
  expect([settling.isSettled('f', 'f', now), settling.isSettled('f', 'f', now + 60_001)]).toEqual([false, true]);
});

test('a clock that was set back a day leaves nobody waiting for a day', () => {
  using scratch = openScratch();
  const path = scratch.write('f');
  const settling = openSettling(5);
  settling.isSettled('f', path, now);
  expect(settling.isSettled('f', path, now - 24 * 60 * 60 * 1000)).toBe(true);
});

test('what has left the inbox is forgotten', () => {
  const settling = openSettling(0);
  settling.postpone('f', now + 60_000);
  settling.postpone('g', now + 90_000);
  settling.keepOnly(new Set(['g']));
  expect(settling.nextMs()).toBe(now + 90_000);
});
