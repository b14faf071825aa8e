import { addConsequence, consequenceOf } from '../domain/consequence.ts';
import type { EarlierStore } from '../store/earlier-store.ts';
import type { Recall, Store } from '../store/store.ts';
import { knownFrom } from './memory.ts';
import type { JudgingStore } from './scan.ts';

/**
 * A desk as a dry run sees it: what the store knows, and what the earlier folders of the run would have changed. Recording is remembering, and the
 * store stays as it is.
 */
export const dryDesk = (store: Store, earlier: EarlierStore): JudgingStore => ({
  recognise: store.recognise,
  recall: async (query): Promise<Recall> => {
    const recall = await store.recall(query);
    const consequences = await earlier.find(query);
    if (consequences.length === 0) return recall;
    const known = knownFrom(recall);
    for (const consequence of consequences) addConsequence(known, consequence);
    return { ...recall, ...known };
  },
  record: async (entries) => {
    await earlier.add(entries.map(consequenceOf));
    return { kind: 'recorded', alreadyRecorded: [], detained: [] };
  },
});
