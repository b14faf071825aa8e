import { describe, expect, it } from 'vitest';
import { currentInstruction, isInstructed } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/store/store.ts';
import { entry, importTickets, kindsOf, minute, recallOf, record, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';

const bunny = { kind: 'bunny', id: '1' };

/** Instructions from tickets.csv and from the desk (product.md 3). */
export const describeInstructions = (makeDesk: () => Promise<Desk>): void => {
  describe('the instruction cell of a ticket', () => {
    const current = async (store: Store) => {
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
};
