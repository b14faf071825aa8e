import { expect, it } from 'vitest';
import { forTheOneAtHand } from '../../src/rules/for-the-one-at-hand.ts';

it('is found once of the one at hand, anew of another, and anew of the first when it comes back', () => {
  const looked: string[] = [];
  const lengthOf = forTheOneAtHand(({ name }: { readonly name: string }) => looked.push(name));
  const [dora, miki] = [{ name: 'Dora' }, { name: 'Miki' }];
  expect([dora, dora, miki, miki, dora].map(lengthOf)).toEqual([1, 1, 2, 2, 3]);
  expect(looked).toEqual(['Dora', 'Miki', 'Dora']);
});
