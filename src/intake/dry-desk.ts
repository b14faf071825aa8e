import { addConsequence, type Consequence, consequenceOf, isNews, type Known } from '../domain/consequence.ts';
import type { EarlierStore } from '../store/earlier-store.ts';
import type { Recall, Store } from '../store/store.ts';
import { knownFrom } from './memory.ts';
import type { JudgingStore } from './scan.ts';

/** Adds decisions to what is known and answers what of them was news: a note that is sent a thousand times is kept once. */
const newsOf = (consequences: readonly Consequence[], known: Known): readonly Consequence[] =>
  consequences.flatMap((consequence) => {
    const { ticket, custody, sighting } = consequence;
    const seen = sighting !== null && isNews(known, sighting) ? sighting : null;
    addConsequence(known, consequence);
    return ticket === null && custody.length === 0 && seen === null ? [] : [{ ticket, custody, sighting: seen }];
  });

/**
 * A desk as a dry run sees it: what the store knows, and what the earlier folders of the run would have changed. Recording is remembering, and the
 * store stays as it is. What is recorded was judged by what was recalled last.
 */
export const dryDesk = (store: Store, earlier: EarlierStore): JudgingStore => {
  let known: Known = { tickets: new Map(), actives: new Map(), custody: new Map(), notes: new Map() };
  return {
    recognise: store.recognise,
    recall: async (query): Promise<Recall> => {
      const recall = await store.recall(query);
      known = knownFrom(recall);
      for (const consequence of await earlier.find(query)) addConsequence(known, consequence);
      return { ...recall, ...known };
    },
    record: async (entries) => {
      await earlier.add(newsOf(entries.map(consequenceOf), known));
      return { kind: 'recorded', alreadyRecorded: [], detained: [] };
    },
  };
};
