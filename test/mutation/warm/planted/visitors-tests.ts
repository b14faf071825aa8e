import { describe, expect, it } from 'vitest';
import { paysInFull, seatsInAll, visit } from './visitors.ts';

// None of the suite's own: they are asked by the runner that is tested, and leave some to live.
describe('visitors', () => {
  it.each([
    [40, true],
    [7, false],
  ])('of %i years pay in full: %s', (age, isFull) => {
    expect(paysInFull(age)).toBe(isFull);
  });

  it('have twelve seats', () => {
    expect(seatsInAll()).toBe(12);
  });

  it('are welcome again', () => {
    const visits = [visit('Dora'), visit('Ember')];
    expect(visits).toEqual([
      { name: 'Dora', isAlone: true },
      { name: 'Ember', isAlone: true },
    ]);
  });
});
