import type { Disposition } from './reason.ts';
import type { Place } from './seen.ts';

/** Where a thing is after its disposition was carried out (product.md 1, "custody"). */
export const placeAfter = (disposition: Disposition): Exclude<Place, 'customer' | 'inbox'> => {
  switch (disposition) {
    case 'repair':
      return 'repair';
    case 'hold':
      return 'held';
    case 'return':
      return 'returned';
    case 'trash':
      return 'trash';
  }
};
