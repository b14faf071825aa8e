import { expect, it } from 'vitest';
import { trashGraceMs } from '../../src/domain/area.ts';

it('the trash keeps things for 31 days', () => {
  expect(trashGraceMs / (24 * 60 * 60 * 1000)).toBe(31);
});
