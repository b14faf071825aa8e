import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { importRegistry, recallOf, registryRow } from './builders.ts';
import type { Desk } from './contract.ts';

/** Who owns which item (product.md 3). */
export const describeRegistry = (makeDesk: () => Promise<Desk>): void => {
  describe('importing the registry', () => {
    const registryOf = async (store: Store, ...keys: readonly string[]) => (await recallOf(store, '', keys)).registry;

    it('tells the owner of each item, and nothing before the first import', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      expect(await registryOf(store, 'bunny:1')).toBeNull();
      await importRegistry(store, [registryRow('1'), registryRow('2', null)]);
      expect(await registryOf(store, 'bunny:1', 'bunny:2', 'bunny:3')).toEqual(
        new Map([
          ['bunny:1', { itemKey: 'bunny:1', name: 'Bunny 1', owner: { name: 'Dora Quillfeather', id: null } }],
          ['bunny:2', { itemKey: 'bunny:2', name: 'Bunny 2', owner: null }],
        ]),
      );
    });

    it('no longer counts rows that vanished, until they come back', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importRegistry(store, [registryRow('1'), registryRow('2', 'Ember Fenwick')], 1);
      expect((await importRegistry(store, [registryRow('1')], 2)).end).toEqual({ vanished: 1, examples: ['bunny:2'] });
      expect((await registryOf(store, 'bunny:1', 'bunny:2'))?.size).toBe(1);
      const asked = { labelKeys: [], ticketKeys: [], nameKeys: ['ember fenwick'], skeletons: [] };
      expect((await store.recognise(asked)).people).toEqual([]);
      const again = await importRegistry(store, [registryRow('1'), registryRow('2', 'Ember Fenwick')], 3);
      expect(again.outcomes).toEqual([{ kind: 'unchanged' }, { kind: 'added' }]);
      expect((await store.recognise(asked)).people).toHaveLength(1);
    });

    it('without a row is no registry', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importRegistry(store, [registryRow('1')], 1);
      await importRegistry(store, [], 2);
      expect(await registryOf(store, 'bunny:1')).toBeNull();
    });

    it('answers for each row what became of it', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importRegistry(store, [registryRow('1'), registryRow('2')], 1);
      const rows = [registryRow('1'), registryRow('2', 'Ember Fenwick'), registryRow('3'), registryRow('3')];
      expect((await importRegistry(store, rows, 2)).outcomes.map(({ kind }) => kind)).toEqual([
        'unchanged',
        'changed',
        'added',
        'repeated',
      ]);
    });
  });
};
