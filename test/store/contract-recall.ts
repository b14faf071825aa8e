import { describe, expect, it } from 'vitest';
import {
  digestOf,
  entry,
  entryItem,
  entryTicket,
  importRegistry,
  importTickets,
  minute,
  recallOf,
  record,
  registryRow,
  rejected,
  sighting,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

/** What labels may name, and what was seen before (product.md 12). */
export const describeRecall = (makeDesk: () => Promise<Desk>): void => {
  describe('recognising', () => {
    it('finds every instruction with a label, outstanding or not', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1', { label: 'One  LABEL' }), ticketRow('T-2', { label: 'one label' })]);
      await store.instruct({ ticket: 'T-1', items: [], label: 'another', at: minute(20), by: 'kay' });
      const asked = { labelKeys: ['one label', 'no such'], ticketKeys: [], nameKeys: [], skeletons: [] };
      expect((await store.recognise(asked)).instructions.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))).toEqual([
        { labelKey: 'one label', ticket: 'T-1', at: minute(10) },
        { labelKey: 'one label', ticket: 'T-2', at: minute(10) },
      ]);
    });

    it('finds ticket numbers, and owners of tickets and of registered items, by name and by skeleton', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2')]);
      await importRegistry(store, [registryRow('1', 'Ember Fenwick'), registryRow('2', null)]);
      const answer = await store.recognise({
        labelKeys: [],
        ticketKeys: ['t-2', 't-9'],
        nameKeys: ['dora.quillfeather', ''],
        skeletons: ['skeleton of ember fenwick', 'dora.quillfeather'],
      });
      expect(answer.ticketKeys).toEqual(['t-2']);
      expect(answer.people).toEqual([
        {
          person: { name: 'Dora Quillfeather', id: null },
          nameKey: 'dora.quillfeather',
          skeleton: 'dora.quillfeather',
        },
        {
          person: { name: 'Ember Fenwick', id: null },
          nameKey: 'ember fenwick',
          skeleton: 'skeleton of ember fenwick',
        },
      ]);
    });
  });

  describe('active submissions', () => {
    it('are those accepted, partial or held under the current instruction, oldest first, with their place', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2', { openedAt: minute(-5) })]);
      const held = entryItem('3', { verdict: 'held', disposition: 'hold', place: 'held' });
      const returned = entryItem('9', { verdict: 'rejected', disposition: 'return', place: 'returned' });
      await record(store, [
        entry(1, { items: [entryItem('1'), returned], verdict: 'partial' }),
        rejected(2),
        entry(3, { verdict: 'held', disposition: 'hold', items: [held] }),
        entry(4, { ticket: entryTicket({ number: 'T-2', openedAt: minute(-5) }) }),
      ]);
      expect((await recallOf(store, 't-1')).actives.get('t-1')).toEqual([
        {
          submission: submissionNumbered(1),
          label: 'T-1 - Dora Quillfeather',
          receivedAt: minute(21),
          digest: digestOf(1),
          itemKeys: ['bunny:1'],
          queuePlace: 2,
        },
        {
          submission: submissionNumbered(3),
          label: 'T-1 - Dora Quillfeather',
          receivedAt: minute(23),
          digest: digestOf(3),
          itemKeys: ['bunny:3'],
          queuePlace: null,
        },
      ]);
    });

    it('are none any more after a new instruction', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [entry(1)]);
      await store.instruct({ ticket: 'T-1', items: [], label: 'again', at: minute(90), by: 'kay' });
      expect((await recallOf(store, 't-1')).actives.get('t-1')).toBeUndefined();
    });
  });

  describe('custody', () => {
    it('knows items that are held or in repair, from whatever ticket, and the repair before the hold', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const held = entryItem('1', { verdict: 'held', disposition: 'hold', place: 'held' });
      await record(store, [rejected(4), entry(1)]);
      await record(store, [
        entry(2, {
          verdict: 'held',
          disposition: 'hold',
          items: [held, { ...held, ref: { kind: 'nest', id: 'N-2' } }],
        }),
      ]);
      expect((await recallOf(store, 't-1', ['bunny:1', 'nest:n-2', 'bunny:4'])).custody).toEqual(
        new Map([
          [
            'bunny:1',
            {
              itemKey: 'bunny:1',
              place: 'repair',
              submission: submissionNumbered(1),
              label: 'T-1 - Dora Quillfeather',
            },
          ],
          [
            'nest:n-2',
            { itemKey: 'nest:n-2', place: 'held', submission: submissionNumbered(2), label: 'T-1 - Dora Quillfeather' },
          ],
        ]),
      );
    });
  });

  describe('sightings of notes', () => {
    const notes = async (store: Parameters<typeof record>[0], fingerprint = digestOf(5)) =>
      (await store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [fingerprint] })).notes.get(fingerprint);

    it('are answered by the whole fingerprint, as first seen under each instruction', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const later = sighting({ instructedAt: null });
      await record(store, [
        rejected(1, { sighting: sighting() }),
        rejected(2, { sighting: sighting() }),
        rejected(3, { sighting: later }),
      ]);
      expect(await notes(store)).toEqual([
        sighting({ submission: submissionNumbered(1), receivedAt: minute(21) }),
        { ...later, submission: submissionNumbered(3), receivedAt: minute(23) },
      ]);
      expect(await notes(store, digestOf(6))).toBeUndefined();
    });

    it('are at most twenty', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const many = Array.from({ length: 30 }, (_, n) => rejected(n, { sighting: sighting({ ticket: `T-${n}` }) }));
      await record(store, many);
      expect((await notes(store))?.map(({ ticket }) => ticket)).toEqual(many.slice(0, 20).map((_, n) => `T-${n}`));
    });
  });
};
