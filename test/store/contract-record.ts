import { describe, expect, it } from 'vitest';
import { everySubmission } from '../../src/store/reads.ts';
import {
  collect,
  entry,
  entryItem,
  entryTicket,
  event,
  importTickets,
  minute,
  recallOf,
  record,
  rejected,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

const everything = everySubmission;

/** Recording decisions (architecture.md, "The way of a folder"). */
export const describeRecord = (makeDesk: () => Promise<Desk>): void => {
  describe('recording', () => {
    it('writes the status, what is consumed, and the place in the queue with the submission', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const consumed = [{ kind: 'Bunny', id: '1' }];
      const recorded = await record(store, [entry(1, { consumed, newStatus: 'Pending-Item sent to Ozma' })]);
      expect(recorded).toEqual({ kind: 'recorded', alreadyRecorded: [], detained: [] });
      const ticket = (await recallOf(store, 't-1')).tickets.get('t-1');
      expect(ticket).toMatchObject({
        status: 'Pending-Item sent to Ozma',
        instructions: [{ consumed: ['bunny:1'] }],
      });
      expect(await store.reads.figures()).toMatchObject({ instructed: 0, queued: 1 });
    });

    it('of two processes that judged on the same state lets one through, and writes nothing of the other', async () => {
      await using desk = await makeDesk();
      await using first = desk.open();
      await using second = desk.open();
      await importTickets(first, [ticketRow('T-1')]);
      const { epoch } = await recallOf(first, 't-1');
      expect(await recallOf(second, 't-1')).toMatchObject({ epoch });
      const answers = await Promise.all([
        first.record([entry(1)], epoch),
        second.record([entry(2, { items: [entryItem('1')] }), rejected(3)], epoch),
      ]);
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['recorded', 'stale']);
      expect((await first.reads.figures()).submissions).toMatchObject({ accepted: 1, rejected: 0 });
      expect(await first.reads.firstBrokenEvent()).toBeNull();
    });

    it('is stale after the tickets have changed', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')], 1);
      const { epoch } = await recallOf(store, 't-1');
      await importTickets(store, [ticketRow('T-1', { status: 'Closed' })], 2);
      expect(await store.record([entry(1)], epoch)).toEqual({ kind: 'stale' });
    });

    it('skips what is recorded already, and names it, even on an old state', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const { epoch } = await recallOf(store, 't-1');
      await store.record([entry(1)], epoch);
      const again = { kind: 'recorded', alreadyRecorded: [submissionNumbered(1)], detained: [] };
      expect(await store.record([entry(1)], epoch)).toEqual(again);
      expect(await record(store, [entry(1), rejected(2)])).toEqual(again);
      const all = await collect(store.reads.submissions(everything));
      expect(all.map(({ submission }) => submission)).toEqual([submissionNumbered(1), submissionNumbered(2)]);
    });

    it('refuses to queue one item twice, whatever the caller believes, and writes nothing then', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [entry(1)]);
      const before = await store.reads.figures();
      await expect(record(store, [rejected(3), entry(2, { items: [entryItem('1')] })])).rejects.toThrow();
      expect(await store.reads.figures()).toEqual(before);
    });

    it('refuses to queue an item of a ticket that nobody knows', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await expect(record(store, [entry(1)])).rejects.toThrow('no ticket');
      expect((await store.reads.figures()).submissions.accepted).toBe(0);
    });

    it('refuses a judgement by rules that it was not opened for', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const trace = { ruleset: 'another', subjects: [], reasons: [] };
      await expect(record(store, [rejected(1, { trace })])).rejects.toThrow('ruleset another');
    });

    it('forgets the claims of what it records', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const claim = { path: 'inbox/a', claimedAt: minute(1), holder: 'here' };
      await store.claimFolders([1, 2].map((n) => ({ ...claim, submission: submissionNumbered(n) })));
      await record(store, [rejected(1, { ticket: null })]);
      expect((await store.folderClaims()).map(({ submission }) => submission)).toEqual([submissionNumbered(2)]);
    });
  });

  describe('the queue', () => {
    it('goes by the opening of the ticket, then its number as people count, then arrival, then position', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const opened = { 'T-10': 0, 'T-9': 0, 'T-1': 5 };
      const numbers = Object.entries(opened);
      await importTickets(
        store,
        numbers.map(([number, at]) => ticketRow(number, { openedAt: minute(at) })),
      );
      const of = (number: string, at: number) => entryTicket({ number, openedAt: minute(at) });
      await record(store, [
        entry(1, { ticket: of('T-1', 5) }),
        entry(2, { ticket: of('T-10', 0), items: [entryItem('2'), entryItem('20')] }),
        entry(3, { ticket: of('T-9', 0) }),
        entry(4, { ticket: of('T-10', 0) }),
      ]);
      const all = await collect(store.reads.submissions(everything));
      expect(all.map(({ repairs }) => repairs.map((repair) => repair?.queuePlace))).toEqual([[5], [2, 3], [1], [4]]);
      const together = await store.reads.find({ by: 'label', labelKey: 't-1 - dora quillfeather' }, 10);
      expect(together.map(({ repairs }) => repairs)).toEqual(all.map(({ repairs }) => repairs));
      const found = await store.reads.find({ by: 'item', itemKey: 'bunny:4' }, 10);
      expect(found[0]?.repairs).toMatchObject([{ state: 'queued', queuePlace: 4, finishedAt: null }]);
    });

    it('follows a ticket whose opening was corrected', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const rows = [ticketRow('T-1'), ticketRow('T-2', { openedAt: minute(1) })];
      await importTickets(store, rows, 1);
      await record(store, [entry(1), entry(2, { ticket: entryTicket({ number: 'T-2', openedAt: minute(1) }) })]);
      await importTickets(
        store,
        [ticketRow('T-1', { openedAt: minute(2) }), ticketRow('T-2', { openedAt: minute(1) })],
        2,
      );
      const found = await store.reads.find({ by: 'ticket', ticketKey: 't-1' }, 10);
      expect(found[0]?.repairs[0]?.queuePlace).toBe(2);
    });
  });

  describe('the ledger', () => {
    it('numbers events without gaps and chains them by their hashes', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const body = { '😀': 1, b: [true, null], a: { z: 1.5, y: 'ア' } };
      await record(store, [rejected(1, { events: [event('submission-judged', submissionNumbered(1), body)] })]);
      await record(store, [rejected(2)]);
      const [first] = await store.reads.events({ submission: submissionNumbered(1) });
      const [second] = await store.reads.events({ submission: submissionNumbered(2) });
      expect(first).toMatchObject({ body, hash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
      expect(second?.seq).toBe((first?.seq ?? 0) + 1);
      expect((await store.reads.figures()).ledger).toEqual({ seq: second?.seq, hash: second?.hash });
      expect(await store.reads.firstBrokenEvent()).toBeNull();
    });

    it('takes texts that are no valid Unicode', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const odd = event('submission-judged', submissionNumbered(1), { label: 'a\ud800', '\udc00': ['\ud800'] });
      await record(store, [rejected(1, { events: [{ ...odd, actor: '\ud800', ticket: '\udfff' }] })]);
      const [read] = await store.reads.events({ submission: submissionNumbered(1) });
      expect(read?.body).toMatchObject({ label: 'a\ufffd', '\ufffd': ['\ufffd'] });
      expect(await store.reads.firstBrokenEvent()).toBeNull();
    });
  });
};
