import { describe, expect, it } from 'vitest';
import {
  entry,
  importRegistry,
  importTickets,
  kindsOf,
  minute,
  recallOf,
  record,
  registryRow,
  rejected,
  source,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

const bunny = { kind: 'bunny', id: '1' };

/** Rows of tickets.csv, and what they change (product.md 3). */
export const describeImports = (makeDesk: () => Promise<Desk>): void => {
  describe('importing tickets', () => {
    it('keeps a ticket as its row has it', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      expect((await recallOf(store, 't-1')).tickets.get('t-1')).toEqual({
        number: 'T-1',
        owner: { name: 'Dora Quillfeather', id: null },
        status: 'Pending-Customer',
        problems: ['off-world'],
        openedAt: minute(0),
        items: [bunny],
        instructions: [
          { at: minute(10), label: 'T-1 - Dora Quillfeather', items: [], consumed: [], isWithdrawn: false },
        ],
        columns: [['priority', 'high']],
      });
    });

    it('knows a file that was imported whole, and not one with bad rows', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      expect(await store.startImport(source(1), minute(2))).toBe('unchanged');
      await importTickets(store, [ticketRow('T-1')], 2, 1);
      expect(await store.startImport(source(2), minute(3))).not.toBe('unchanged');
    });

    it('changes nothing when the same rows come again', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2')], 1);
      const before = await recallOf(store, 't-1');
      const run = await store.startImport(source(2), minute(2));
      if (run === 'unchanged') throw new Error('other bytes');
      const outcomes = await store.importTickets(run, [ticketRow('T-1'), ticketRow('T-2')]);
      expect(outcomes).toEqual([{ kind: 'unchanged' }, { kind: 'unchanged' }]);
      expect(await recallOf(store, 't-1')).toEqual(before);
      expect(await kindsOf(store, 'T-1')).toEqual([]);
    });

    it('answers that a number came before in the same run, whatever its case', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const run = await store.startImport(source(1), minute(1));
      if (run === 'unchanged') throw new Error('never imported');
      expect(await store.importTickets(run, [ticketRow('T-1'), ticketRow('t-1')])).toEqual([
        { kind: 'added' },
        { kind: 'repeated' },
      ]);
      expect(await store.importTickets(run, [ticketRow('T-1', { status: 'Open' })])).toEqual([{ kind: 'repeated' }]);
      expect((await recallOf(store, 't-1')).tickets.get('t-1')?.status).toBe('Pending-Customer');
    });

    it('leaves an event that says what of a ticket has changed', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      const changed = ticketRow('T-1', { problems: ['missing'], items: [bunny, { kind: 'nest', id: 'N-1' }] });
      expect((await importTickets(store, [changed], 2)).outcomes).toEqual([{ kind: 'changed' }]);
      const events = await store.reads.events({ ticket: 't-1' });
      expect(events.map(({ kind, body }) => ({ kind, body }))).toEqual([
        {
          kind: 'ticket-changed',
          body: {
            changes: {
              items: { before: ['bunny:1'], after: ['bunny:1', 'nest:N-1'] },
              problem: { before: ['off-world'], after: ['missing'] },
            },
          },
        },
      ]);
    });

    it('reports tickets that vanished once, and keeps them', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2')], 1);
      expect((await importTickets(store, [ticketRow('T-2')], 2)).end).toEqual({ vanished: 1, examples: ['T-1'] });
      expect((await importTickets(store, [ticketRow('T-2')], 3)).end).toEqual({ vanished: 0, examples: [] });
      expect(await kindsOf(store, 'T-1')).toEqual(['ticket-vanished']);
      expect((await recallOf(store, 't-1')).tickets.size).toBe(1);
    });

    it('learns new keys of an owner without calling the ticket changed', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      const row = ticketRow('T-1', { ownerKey: 'dora quillfeather', ownerSkeleton: 'dora' });
      expect((await importTickets(store, [row], 2)).outcomes).toEqual([{ kind: 'unchanged' }]);
      const asked = {
        labelKeys: [],
        ticketKeys: [],
        nameKeys: ['dora quillfeather'],
        skeletons: ['dora.quillfeather'],
      };
      expect((await store.recognise(asked)).people).toEqual([
        { person: { name: 'Dora Quillfeather', id: null }, nameKey: 'dora quillfeather', skeleton: 'dora' },
      ]);
      expect(await kindsOf(store, 'T-1')).toEqual([]);
    });
  });

  describe('the status cell of a ticket', () => {
    it('moves the ticket when it changed and the move is allowed', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      await importTickets(store, [ticketRow('T-1', { status: 'Closed' })], 2);
      expect((await recallOf(store, 't-1')).tickets.get('t-1')?.status).toBe('Closed');
      expect(await kindsOf(store, 'T-1')).toEqual(['ticket-status-changed']);
    });

    it('is refused with its whole row when the move is not allowed', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1', { status: 'Resolved' })], 1);
      const before = await recallOf(store, 't-1');
      const row = ticketRow('T-1', { status: 'Pending', problems: ['other'] });
      const refused = { kind: 'refused', column: 'status', from: 'Resolved', to: 'Pending' };
      expect((await importTickets(store, [row], 2, 1)).outcomes).toEqual([refused]);
      expect((await recallOf(store, 't-1')).tickets).toEqual(before.tickets);
      expect((await importTickets(store, [row], 2, 1)).outcomes).toEqual([refused]);
    });

    it('does not undo what ozma did since, as long as it stays the same', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      await record(store, [entry(1, { newStatus: 'Pending-Item sent to Ozma' })]);
      await importTickets(store, [ticketRow('T-1', { problems: ['other'] })], 2);
      expect((await recallOf(store, 't-1')).tickets.get('t-1')?.status).toBe('Pending-Item sent to Ozma');
    });
  });

  describe('the epoch', () => {
    it('grows with every import or instruction that changed something, and only then', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const epoch = async () => (await recallOf(store, 't-1')).epoch;
      const epochs = [await epoch()];
      const steps = [
        () => importTickets(store, [ticketRow('T-1')], 1),
        () => importRegistry(store, [registryRow('1')], 1),
        () => store.instruct({ ticket: 'T-1', items: [], label: 'x', at: minute(20), by: 'kay' }),
        () => record(store, [rejected(1)]),
      ];
      for (const step of steps) {
        await step();
        epochs.push(await epoch());
      }
      expect(new Set(epochs).size).toBe(5);
      await store.importTickets({ id: 99, source: source(9), startedAt: minute(1) }, [ticketRow('T-1')]);
      expect(await epoch()).toBe(epochs.at(-1));
    });
  });
};
