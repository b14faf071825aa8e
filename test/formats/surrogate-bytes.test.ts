import { expect, test } from 'vitest';
import { carryBytes, shownBytesOf } from '../../src/formats/surrogate-bytes.ts';

test('bytes of no character are carried in text that is not well formed, and shown as hex', () => {
  const carried = carryBytes('T-1/caf\xe9,\xff');
  expect([carried.isWellFormed(), carried.length, shownBytesOf(carried)]).toEqual([false, 10, 'T-1/caf\\xe9,\\xff']);
  expect(shownBytesOf('T-1/café 𖢀')).toBe('T-1/café 𖢀');
});
