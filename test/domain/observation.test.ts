import { expect, test } from 'vitest';
import { healthOf, isObservationKind } from '../../src/domain/observation.ts';

test('what cannot be read or believed is neither healthy nor troubled', () => {
  expect(healthOf({ kind: 'feed-not-json', beginning: '<!doctype html>' })).toBe('unknown');
  expect(healthOf({ kind: 'page-stale', updatedAt: '2026', seen: '2027' })).toBe('unknown');
  expect(healthOf({ kind: 'probe-unresolved', code: 'ENOTFOUND' })).toBe('unknown');
});

test('what is seen at first hand is one or the other', () => {
  expect(healthOf({ kind: 'probe-unreachable', code: 'ECONNREFUSED' })).toBe('troubled');
  expect(healthOf({ kind: 'page-fine', count: 5 })).toBe('healthy');
});

test('only the words of observations are taken for such', () => {
  expect(['page-fine', 'fine', 'toString', 7, null, ['page-fine']].map(isObservationKind)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
