import { describe, expect, it } from 'vitest';
import { asJudged, decidedEvents, decision, held, heldItem, homesOf, verdictsOf } from './area-builders.ts';
import {
  digestOf,
  entryTicket,
  importTickets,
  minute,
  recallOf,
  record,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';
import { claimOne, finish, fulfilled, ofDesk, queuedTogether } from './queue-builders.ts';

const [one, two] = [submissionNumbered(1), submissionNumbered(2)];
const refused = (why: string) => ({ kind: 'refused', why, pauses: [] });

/** Choosing between the same items sent twice (product.md 7, `RESEND_CHANGED`). */
export const describeResend = (makeDesk: () => Promise<Desk>): void => {
  describe('accepting a changed resend', () => {
    const resend = (over = {}) =>
      held(2, ['1'], { codes: ['RESEND_CHANGED'], duplicateOf: one, items: [heldItem('1', { codes: [] })], ...over });

    it('takes the earlier one’s waiting repairs of the same items out and sends them back, and no others', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await queuedTogether(store, ['1', '3']);
      await record(store, [resend()]);
      expect(await store.acceptHeld(decision(two), asJudged('1'))).toMatchObject({ kind: 'decided', others: [one] });
      expect(await homesOf(store, one)).toEqual(['repair', 'returned', 'repair']);
      expect(await verdictsOf(store, one)).toEqual(['partial', 'rejected', 'accepted']);
      expect(await homesOf(store, two)).toEqual(['repair', 'repair']);
      const [first] = await store.reads.repairs(
        { states: ['withdrawn'], ticketKey: null, itemKey: null },
        { after: null, limit: 9 },
      );
      expect((await decidedEvents(store, one)).slice(-2)).toEqual([
        {
          kind: 'repair-withdrawn',
          actor: 'Yuki',
          body: { repair: first?.repair, item: 'bunny:1', why: 'RESEND_CHANGED' },
        },
        { kind: 'items-returned', actor: 'Yuki', body: { items: ['bunny:1'], files: ['bunny-1.object'] } },
      ]);
      expect((await store.reads.figures()).places).toEqual({ held: 0, repair: 2, returned: 1, trash: 0 });
      expect((await claimOne(store, 'a')).work).toMatchObject({ item: { id: '3' }, submission: one });
      expect((await claimOne(store, 'b')).work).toMatchObject({ item: { id: '1' }, submission: two });
    });

    it('no longer takes the earlier one for active once all of it went back', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await queuedTogether(store, ['1']);
      await record(store, [resend()]);
      await store.acceptHeld(decision(two), asJudged('1'));
      expect(await homesOf(store, one)).toEqual(['returned', 'returned']);
      const { actives, custody } = await recallOf(store, 't-1', ['bunny:1']);
      expect(actives.get('t-1')?.map(({ submission }) => submission)).toEqual([two]);
      expect(custody.get('bunny:1')).toMatchObject({ place: 'repair', submission: two });
    });

    it('is refused while the earlier one is being repaired, or is finished and not sent back yet', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await queuedTogether(store, ['1']);
      await record(store, [resend()]);
      const claimed = await claimOne(store, 'a');
      expect(await store.acceptHeld(decision(two), asJudged('1'))).toEqual(refused('in-repair'));
      await store.openPause(ofDesk);
      await finish(store, claimed, fulfilled, minute(150));
      await store.endPause({ id: 1 }, { actor: 'Yuki', why: 'over', now: minute(160) });
      expect(await store.acceptHeld(decision(two), asJudged('1'))).toEqual(refused('in-repair'));
      await store.settleReturns(minute(170), 9);
      expect(await store.acceptHeld(decision(two), asJudged('1'))).toMatchObject({ kind: 'decided', others: [] });
    });

    it('gives way to an earlier held one, and leaves a later held one to be decided', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [held(1, ['1']), resend()]);
      expect(await store.acceptHeld(decision(one), asJudged('1'))).toMatchObject({ others: [] });
      expect(await homesOf(store, two)).toEqual(['held', 'held']);
      expect(await store.acceptHeld(decision(two), asJudged('1'))).toMatchObject({ others: [one] });
      expect([await homesOf(store, one), await homesOf(store, two)]).toEqual([
        ['returned', 'returned'],
        ['repair', 'repair'],
      ]);
    });

    it('waits while another file of the same item and folder is in repair', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const again = heldItem('1', { file: 'bunny-1 again.object' });
      await record(store, [held(1, [], { items: [heldItem('1'), again] })]);
      const found = [...asJudged('1'), { file: again.file, sha256: digestOf(77), bytes: 812 }];
      const accept = (file: string) => store.acceptHeld(decision(one, { files: [file] }), found);
      expect(await accept('bunny-1.object')).toMatchObject({ kind: 'decided' });
      expect(await accept(again.file)).toEqual(refused('in-repair'));
      await finish(store, await claimOne(store, 'a'), fulfilled, minute(150));
      expect(await accept(again.file)).toMatchObject({ kind: 'decided', files: [again.file] });
    });

    it('does not take another ticket’s item out of the queue', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await queuedTogether(store, ['1']);
      await importTickets(store, [ticketRow('T-1'), ticketRow('T-2')], 2);
      await record(store, [resend({ ticket: entryTicket({ number: 'T-2' }) })]);
      expect(await store.acceptHeld(decision(two), asJudged('1'))).toEqual(refused('in-repair'));
    });
  });
};
