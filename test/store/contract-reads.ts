import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { SubmissionFilter } from '../../src/store/reads.ts';
import { everySubmission } from '../../src/store/reads.ts';
import type { StoryQuery } from '../../src/store/story-query.ts';
import {
  collect,
  digestOf,
  entry,
  entryItem,
  entryTicket,
  importTickets,
  minute,
  record,
  rejected,
  rules,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

const everything: SubmissionFilter = everySubmission;
const ember = ticketRow('T-2', {
  owner: { name: 'Ember Fenwick', id: 'e-1' },
  ownerKey: 'ember.fenwick',
  ownerSkeleton: 'ernber.fenwick',
  label: 'Words of a CSR',
});

/** Three submissions: two of T-1 (Dora), one of T-2 (Ember), and one that names no ticket. */
const submissions: readonly Entry[] = [
  entry(1),
  rejected(2, { ticket: entryTicket({ number: 'T-2', owner: ember.owner }), label: 'Words  of a CSR' }),
  rejected(3, { ticket: null, label: 'Hello' }),
  rejected(4, { items: [entryItem('1', { verdict: 'rejected', disposition: 'return', place: 'returned' })] }),
];

const stocked = async (desk: Desk) => {
  const store = desk.open();
  await importTickets(store, [ticketRow('T-1'), ember]);
  await record(store, submissions);
  return store;
};

const findings: readonly (readonly [StoryQuery, readonly number[]])[] = [
  [{ by: 'submission', id: submissionNumbered(2) }, [2]],
  [{ by: 'submission', id: submissionNumbered(9) }, []],
  [{ by: 'ticket', ticketKey: 't-1' }, [1, 4]],
  [{ by: 'ticket', ticketKey: 't-9' }, []],
  [{ by: 'label', labelKey: 'words of a csr' }, [2]],
  [{ by: 'label', labelKey: 'hello' }, [3]],
  [{ by: 'item', itemKey: 'bunny:1' }, [1, 4]],
  [{ by: 'owner', ownerKey: 'ember.fenwick' }, [2]],
];

const filters: readonly (readonly [Partial<SubmissionFilter>, readonly number[]])[] = [
  [{}, [1, 2, 3, 4]],
  [{ from: minute(22) }, [2, 3, 4]],
  [{ to: minute(22) }, [1]],
  [{ from: minute(22), to: minute(24) }, [2, 3]],
  [{ from: minute(99) }, []],
  [{ ticket: 't-1' }, [1, 4]],
  [{ ticket: 'T-9' }, []],
  [{ ownerKey: 'ember.fenwick' }, [2]],
  [{ ticket: 'T-1', ownerKey: 'ember.fenwick' }, []],
  [{ ticket: 'T-1', from: minute(22) }, [4]],
];

/** Lists for screens and exports. */
export const describeReads = (makeDesk: () => Promise<Desk>): void => {
  describe('recorded submissions', () => {
    it('come back as they were recorded, with the rules, the repair and the ticket as it is now', async () => {
      await using desk = await makeDesk();
      await using store = await stocked(desk);
      const partial = entry(5, {
        verdict: 'partial',
        duplicateOf: submissionNumbered(1),
        codes: ['STEPS_PENDING', 'ITEM_MISSING'],
        items: [
          entryItem('5'),
          entryItem('6', {
            ref: null,
            sha256: null,
            verdict: 'rejected',
            disposition: 'return',
            place: 'returned',
            codes: ['ITEM_UNIDENTIFIED', 'ITEM_DAMAGED'],
          }),
        ],
        newStatus: 'Pending-Item sent to Ozma',
      });
      await record(store, [partial]);
      const [found] = await store.reads.find({ by: 'submission', id: partial.submission }, 1);
      const { arrival, sighting, consumed, newStatus, events, ...kept } = partial;
      expect(found).toEqual({
        ...kept,
        ledgerSeq: expect.any(Number),
        rules: rules.names,
        statusNow: 'Pending-Item sent to Ozma',
        repairs: [{ repair: 2, state: 'queued', queuePlace: 2, notBefore: null, finishedAt: null, attempts: [] }, null],
        isDetained: false,
        purged: [],
        later: [],
      });
      const judged = await store.reads.events({ submission: partial.submission });
      expect(judged.map(({ seq }) => seq)).toEqual([found?.ledgerSeq]);
    });

    it.each(findings)('are found by %j', async (query, expected) => {
      await using desk = await makeDesk();
      await using store = await stocked(desk);
      const found = await store.reads.find(query, 10);
      expect(found.map(({ submission }) => submission)).toEqual(expected.map(submissionNumbered));
    });

    it('are the newest ones when there are more than asked for, newest last', async () => {
      await using desk = await makeDesk();
      await using store = await stocked(desk);
      await record(store, [rejected(5)]);
      const found = await store.reads.find({ by: 'ticket', ticketKey: 't-1' }, 2);
      expect(found.map(({ submission }) => submission)).toEqual([4, 5].map(submissionNumbered));
    });

    it.each(filters)('that match %j are listed oldest first', async (filter, expected) => {
      await using desk = await makeDesk();
      await using store = await stocked(desk);
      const found = await collect(store.reads.submissions({ ...everything, ...filter }));
      expect(found.map(({ submission }) => submission)).toEqual(expected.map(submissionNumbered));
    });

    it('come in pages, and what is recorded meanwhile waits for the next list', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      const many = Array.from({ length: 1203 }, (_, n) => rejected(n, { ticket: null, digest: digestOf(n) }));
      await record(store, many);
      const sizes: number[] = [];
      for await (const page of store.reads.submissions(everything)) {
        sizes.push(page.length);
        await record(store, [rejected(5000 + sizes.length, { ticket: null })]);
      }
      expect(sizes).toEqual([500, 500, 203]);
    });
  });

  describe('lists of tickets', () => {
    it('come in the order of their numbers, page by page, with counts', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(
        store,
        ['T-10', 'T-9', 'T-1'].map((number) => ticketRow(number)),
      );
      await record(store, [entry(1), rejected(2)]);
      const first = await store.reads.tickets({ after: null, limit: 2 });
      expect(first.map(({ ticket, submissions, queued }) => [ticket.number, submissions, queued])).toEqual([
        ['T-1', 2, 1],
        ['T-9', 0, 0],
      ]);
      const second = await store.reads.tickets({ after: 'T-9', limit: 2 });
      expect(second.map(({ ticket }) => ticket.number)).toEqual(['T-10']);
    });

    it('show one ticket by number in any case, with its instructions', async () => {
      await using desk = await makeDesk();
      await using store = await stocked(desk);
      expect(await store.reads.ticket('t-2')).toMatchObject({ ticket: { number: 'T-2' }, submissions: 1, queued: 0 });
      expect(await store.reads.ticket('T-9')).toBeNull();
      expect((await store.reads.instructions('t-2')).map(({ label }) => label)).toEqual(['Words of a CSR']);
      expect(await store.reads.instructions('T-9')).toEqual([]);
    });
  });

  it('figures count what the desk holds', async () => {
    await using desk = await makeDesk();
    await using store = await stocked(desk);
    expect(await store.reads.figures()).toEqual({
      tickets: 2,
      instructed: 2,
      registered: 0,
      submissions: { accepted: 1, partial: 0, duplicate: 0, held: 0, rejected: 3 },
      places: { held: 0, repair: 1, returned: 3, trash: 0 },
      queued: 1,
      repairs: {
        queued: 1,
        claimed: 0,
        fulfilled: 0,
        unrepairable: 0,
        escalated: 0,
        withdrawn: 0,
        postponed: 0,
      },
      detained: 0,
      claims: 0,
      quarantined: 0,
      ledger: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    });
  });
};
