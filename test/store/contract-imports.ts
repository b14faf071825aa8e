import { describe, expect, it } from 'vitest';
import { currentInstruction, isInstructed } from '../../src/domain/ticket.ts';
import {
  entry,
  importRegistry,
  importTickets,
  minute,
  recallOf,
  record,
  registryRow,
  rejected,
  source,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

const kindsOf = async (store: Parameters<typeof importTickets>[0], ticket: string) =>
  (await store.reads.events({ ticket })).map(({ kind }) => kind);

const bunny = { kind: 'bunny', id: '1' };

/** Tickets, the registry and instructions (product.md 3). */
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

  describe('the instruction cell of a ticket', () => {
    const current = async (store: Parameters<typeof importTickets>[0]) => {
      const ticket = (await recallOf(store, 't-1')).tickets.get('t-1');
      return ticket === undefined
        ? null
        : { at: currentInstruction(ticket)?.at ?? null, isInstructed: isInstructed(ticket) };
    };

    it('gives an instruction at each new instant', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1', { instructedAt: null })], 1);
      expect(await current(store)).toEqual({ at: null, isInstructed: false });
      await importTickets(store, [ticketRow('T-1')], 2);
      await importTickets(store, [ticketRow('T-1', { instructedAt: minute(12) })], 3);
      expect(await current(store)).toEqual({ at: minute(12), isInstructed: true });
      expect(await kindsOf(store, 'T-1')).toEqual(['instruction-given', 'instruction-given']);
    });

    it('renames the instruction at the same instant', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      await importTickets(store, [ticketRow('T-1', { label: 'Send me this' })], 2);
      expect((await store.reads.instructions('T-1')).map(({ label }) => label)).toEqual(['Send me this']);
      expect(await kindsOf(store, 'T-1')).toEqual(['ticket-changed']);
    });

    it('takes back an outstanding instruction when it is emptied, and gives it again when it returns', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      await importTickets(store, [ticketRow('T-1', { instructedAt: null })], 2);
      expect(await current(store)).toEqual({ at: null, isInstructed: false });
      await importTickets(store, [ticketRow('T-1')], 3);
      expect(await current(store)).toEqual({ at: minute(10), isInstructed: true });
      expect(await kindsOf(store, 'T-1')).toEqual(['instruction-withdrawn', 'instruction-given']);
    });

    it('puts an earlier instant in the place of the one it had', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      await importTickets(store, [ticketRow('T-1', { instructedAt: minute(5) })], 2);
      expect(await current(store)).toEqual({ at: minute(5), isInstructed: true });
    });

    it('never reopens a consumed instruction', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      await record(store, [entry(1, { consumed: [bunny] })]);
      for (const [index, instructedAt] of [null, minute(10)].entries()) {
        await importTickets(store, [ticketRow('T-1', { instructedAt, problems: [] })], index + 2);
        expect(await current(store)).toEqual({ at: minute(10), isInstructed: false });
      }
    });

    it('leaves the instructions that were given at the desk alone', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1', { instructedAt: null })], 1);
      await store.instruct({ ticket: 'T-1', items: [], label: 'as told', at: minute(20), by: 'kay' });
      await importTickets(store, [ticketRow('T-1', { instructedAt: null, problems: ['other'] })], 2);
      expect(await current(store)).toEqual({ at: minute(20), isInstructed: true });
    });
  });

  describe('an instruction given at the desk', () => {
    it('is the current one, with its own label and items', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      const items = [{ kind: 'nest', id: 'N-1' }];
      const ticket = await store.instruct({ ticket: 't-1', items, label: 'as told', at: minute(20), by: 'kay' });
      expect(ticket?.instructions.at(-1)).toEqual({
        at: minute(20),
        label: 'as told',
        items,
        consumed: [],
        isWithdrawn: false,
      });
      const [given] = await store.reads.events({ ticket: 'T-1' });
      expect(given).toMatchObject({ kind: 'instruction-given', actor: 'kay', ticket: 'T-1' });
    });

    it('given twice at one instant is one instruction, as given last', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1', { instructedAt: null })], 1);
      const given = { ticket: 'T-1', at: minute(20), by: 'kay', items: [] };
      await store.instruct({ ...given, label: 'first' });
      const ticket = await store.instruct({ ...given, label: 'second', items: [bunny] });
      expect(ticket?.instructions.map(({ label, items }) => ({ label, items }))).toEqual([
        { label: 'second', items: [bunny] },
      ]);
    });

    it('is not given for a ticket that nobody knows', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      expect(await store.instruct({ ticket: 'T-9', items: [], label: 'x', at: minute(1), by: 'kay' })).toBeNull();
    });
  });

  describe('importing the registry', () => {
    const registryOf = async (store: Parameters<typeof importTickets>[0], ...keys: readonly string[]) =>
      (await recallOf(store, '', keys)).registry;

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
