import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../../src/store/store.ts';

/** A finish is acknowledged at once and written a little later: a kill in between finishes a repair twice in the eyes of those who were told. */
const acknowledgeEarly = (store: Store): Store => ({
  ...store,
  finishClaims: async (finishes, now) => {
    void pause(60).then(() => store.finishClaims(finishes, now));
    return finishes.map(() => ({ kind: 'finished' }));
  },
});

/** The token is not compared: whoever finishes a repair is taken for its holder. */
const withoutFence = (store: Store): Store => ({
  ...store,
  extendClaims: async (tokens, leaseUntil) => {
    await store.extendClaims(tokens, leaseUntil);
    return tokens;
  },
  finishClaims: async (finishes, now) => {
    const held = await store.reads.repairs(
      { states: ['claimed'], ticketKey: null, itemKey: null },
      { after: null, limit: 1000 },
    );
    const tokenOf = new Map(held.map(({ repair, claim }) => [repair, claim?.token]));
    return store.finishClaims(
      finishes.map((finish) => ({ ...finish, token: tokenOf.get(finish.repair) ?? finish.token })),
      now,
    );
  },
});

/** The store with a bug that the tests have to find. */
export const plantedStore = (store: Store, bug: string): Store => {
  switch (bug) {
    case 'acknowledge-early':
      return acknowledgeEarly(store);
    case 'no-fence':
      return withoutFence(store);
    default:
      throw new Error(`no such bug: ${bug}`);
  }
};
