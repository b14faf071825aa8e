import { expect, it } from 'vitest';
import { placeAfter } from '../../src/domain/custody.ts';

it.each([
  ['repair', 'repair'],
  ['hold', 'held'],
  ['return', 'returned'],
  ['trash', 'trash'],
] as const)('what goes to %s is in %s', (disposition, place) => {
  expect(placeAfter(disposition)).toBe(place);
});
