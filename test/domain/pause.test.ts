import { expect, test } from 'vitest';
import { pauseEndOf, pauseEnds } from '../../src/domain/pause.ts';

test('the words by which a pause ends are told from the reasons that people give', () => {
  expect(Object.values(pauseEnds).map(pauseEndOf)).toEqual(['expired', 'unscheduled', 'unwatched', 'resumed']);
  expect(pauseEndOf('the grid is back')).toBeNull();
  expect(pauseEndOf('toString')).toBeNull();
});
