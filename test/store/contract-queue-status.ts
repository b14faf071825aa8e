import { describe, expect, it } from 'vitest';
import { entry, importTickets, minute, record, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';
import {
  claimOne,
  fault,
  finish,
  finishOf,
  fulfilled,
  queuedTogether,
  retry,
  statusOf,
  told,
} from './queue-builders.ts';

const looking = 'Pending-We are looking into it!';

const describeStatus = (makeDesk: () => Promise<Desk>): void => {
  it('says that somebody is looking with the first claim, and is left alone by further ones', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2'], { status: 'Pending' });
    await claimOne(store, 'a');
    expect(await statusOf(store, 'T-1')).toBe(looking);
    const items = ['1', '2'].map((id) => ({ kind: 'bunny', id }));
    await importTickets(store, [ticketRow('T-1', { items, status: 'Pending-Customer' })], 2);
    await claimOne(store, 'b');
    expect(await statusOf(store, 'T-1')).toBe('Pending-Customer');
  });

  it('is resolved with the last item, be it repaired or not', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2']);
    await finish(store, await claimOne(store, 'a'), fulfilled, minute(101));
    expect(await statusOf(store, 'T-1')).toBe(looking);
    await finish(store, await claimOne(store, 'b'), { kind: 'unrepairable', why: 'burnt' }, minute(102));
    expect(await statusOf(store, 'T-1')).toBe('Resolved');
    expect((await told(store)).at(-1)).toEqual({
      ...{ kind: 'ticket-status-changed', actor: 'ozma', body: { from: looking, to: 'Resolved' } },
    });
  });

  it('is not resolved while a repair waits for a person', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2']);
    const poison = finishOf(await claimOne(store, 'a'), fault);
    await store.finishClaims([{ ...poison, retry: { ...retry, attempts: 1 } }], minute(101));
    await finish(store, await claimOne(store, 'b'), fulfilled, minute(102));
    expect(await statusOf(store, 'T-1')).toBe(looking);
  });

  it('is not resolved while an item of it is held', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2']);
    await claimOne(store, 'a');
    await store.withdrawAltered({ repair: 1, token: 'a', found: 'missing', actor: 'ozma' }, minute(101));
    await finish(store, await claimOne(store, 'b'), fulfilled, minute(102));
    expect(await statusOf(store, 'T-1')).toBe(looking);
  });

  it('is not resolved while the instruction is open for an item that has not come', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    const items = ['1', '2'].map((id) => ({ kind: 'bunny', id }));
    await importTickets(store, [ticketRow('T-1', { items })]);
    const sent = { newStatus: 'Pending-Item sent to Ozma' } as const;
    await record(store, [entry(1, { consumed: items.slice(0, 1), ...sent })]);
    await finish(store, await claimOne(store, 'a'), fulfilled, minute(101));
    expect(await statusOf(store, 'T-1')).toBe(looking);
    await record(store, [entry(2, { consumed: items.slice(1), newStatus: null })]);
    await finish(store, await claimOne(store, 'b'), fulfilled, minute(102));
    expect(await statusOf(store, 'T-1')).toBe('Resolved');
  });
};

/** How a ticket's status follows its repairs (product.md 3). */
export const describeQueueStatus = (makeDesk: () => Promise<Desk>): void => {
  describe('the status of a ticket in repair', () => describeStatus(makeDesk));
};
