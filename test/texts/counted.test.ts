import { expect, test } from 'vitest';
import { counted } from '../../src/texts/counted.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1450, '1\u00A0450'],
  [123456, '123\u00A0456'],
  [5000000, '5\u00A0000\u00A0000'],
])('%i is read as %j', (count, text) => {
  expect(counted(count)).toBe(text);
});
