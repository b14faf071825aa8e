import { describe, expect, it } from 'vitest';
import {
  asJudged,
  decidedEvents,
  decision,
  graceMs,
  held,
  heldItem,
  homesOf,
  trashedItem,
  verdictsOf,
} from './area-builders.ts';
import {
  digestOf,
  entry,
  entryItem,
  entryTicket,
  importTickets,
  minute,
  recallOf,
  record,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';
import { claimOne, finish, fulfilled, ofDesk, queuedTogether, repairOf, statusOf } from './queue-builders.ts';

const [one, two] = [submissionNumbered(1), submissionNumbered(2)];
const sent = 'Pending-Item sent to Ozma';
const refused = (why: string, pauses: readonly number[] = []) => ({ kind: 'refused', why, pauses });
const onTicket = (kind: string) =>
  ({ ...ofDesk, kind: 'operator', scope: { kind: 'ticket', ticket: 'T-1' }, scopeKey: kind }) as const;

const describeAccepting = (makeDesk: () => Promise<Desk>): void => {
  it('queues a held item in its ticket’s place, before younger tickets that came first', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    const younger = { openedAt: minute(5), owner: { name: 'Ember Fenwick', id: null } };
    await importTickets(store, [ticketRow('T-1'), ticketRow('T-2', younger)]);
    await record(store, [entry(2, { ticket: entryTicket({ number: 'T-2', openedAt: minute(5) }) }), held(1, ['1'])]);
    expect(await store.acceptHeld(decision(one), asJudged('1'))).toEqual({
      kind: 'decided',
      label: 'T-1 - Dora Quillfeather',
      items: ['bunny:1'],
      files: ['bunny-1.object'],
      others: [],
    });
    expect((await repairOf(store, '1'))?.queuePlace).toBe(1);
    expect((await repairOf(store, '2'))?.queuePlace).toBe(2);
    expect(await homesOf(store, one)).toEqual(['repair', 'repair']);
    expect(await verdictsOf(store, one)).toEqual(['accepted', 'accepted']);
    expect(await statusOf(store, 'T-1')).toBe(sent);
    const { places, submissions } = await store.reads.figures();
    expect([places, submissions.accepted, submissions.held]).toEqual([
      { held: 0, repair: 2, returned: 0, trash: 0 },
      2,
      0,
    ]);
    expect(await decidedEvents(store, one)).toEqual([
      {
        kind: 'held-accepted',
        actor: 'Yuki',
        body: { items: ['bunny:1'], files: null, why: 'seen in world', hashes: [] },
      },
      { kind: 'ticket-status-changed', actor: 'ozma', body: { from: 'Pending-Customer', to: sent } },
      { kind: 'repairs-queued', actor: 'Yuki', body: { items: ['bunny:1'], positions: [0], repairs: [2] } },
    ]);
    expect(await store.reads.firstBrokenEvent()).toBeNull();
    expect((await claimOne(store, 'a')).work).toMatchObject({ item: { id: '1' }, ticket: 'T-1' });
  });

  it('accepts one item of several and leaves the rest held, with the folder in repair', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [held(1, ['1', '2'])]);
    const files = ['bunny-2.object'];
    expect(await store.acceptHeld(decision(one, { files }), asJudged('2'))).toMatchObject({ files });
    expect(await homesOf(store, one)).toEqual(['repair', 'held', 'repair']);
    expect(await verdictsOf(store, one)).toEqual(['partial', 'held', 'accepted']);
    expect((await store.areaEntry('held', one))?.files).toEqual(['bunny-1.object']);
    expect(await store.acceptHeld(decision(one), asJudged('1'))).toMatchObject({ items: ['bunny:1'] });
    expect(await homesOf(store, one)).toEqual(['repair', 'repair', 'repair']);
    expect(await store.acceptHeld(decision(one), [])).toEqual(refused('not-there'));
  });

  it('sends back what of an accepted folder was rejected, and accepts no rejected item by hand', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    const unreferenced = heldItem('2', { verdict: 'rejected', codes: ['ITEM_UNREFERENCED'] });
    await record(store, [held(1, [], { items: [heldItem('1'), unreferenced] })]);
    const named = decision(one, { files: ['bunny-2.object'] });
    expect(await store.acceptHeld(named, asJudged('2'))).toEqual(refused('was-rejected'));
    expect(await store.acceptHeld(decision(one), asJudged('1', '2'))).toMatchObject({ items: ['bunny:1'] });
    expect(await homesOf(store, one)).toEqual(['repair', 'repair', 'returned']);
    expect((await decidedEvents(store, one)).map(({ kind }) => kind)).toEqual([
      'held-accepted',
      'items-returned',
      'ticket-status-changed',
      'repairs-queued',
    ]);
  });

  it('takes an altered item as it lies there now, and keeps both hashes; another changed file stays what was judged', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1', '2']);
    const { token, work } = await claimOne(store, 'a');
    await store.withdrawAltered({ repair: work.repair, token, found: digestOf(5), actor: 'ozma' }, minute(101));
    expect((await store.areaEntry('held', one))?.codes).toEqual(['ITEM_ALTERED']);
    const found = [{ file: 'bunny-1.object', sha256: digestOf(5), bytes: 5 }];
    expect(await store.acceptHeld(decision(one), found)).toMatchObject({ kind: 'decided' });
    const hashes = (await decidedEvents(store, one)).find(({ kind }) => kind === 'held-accepted')?.body['hashes'];
    expect(hashes).toEqual([{ file: 'bunny-1.object', judged: digestOf(77), accepted: digestOf(5), bytes: 5 }]);
    const again = await claimOne(store, 'b');
    expect([again.attempt, again.work.repair, again.work.sha256, again.work.bytes]).toEqual([
      2,
      work.repair,
      digestOf(5),
      5,
    ]);
    expect(await finish(store, again, fulfilled, minute(300))).toEqual({ kind: 'finished' });
  });

  it('does not take over the hash of an item that nobody found altered', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [held(1, ['1'])]);
    const found = [{ file: 'bunny-1.object', sha256: digestOf(5), bytes: 5 }];
    await store.acceptHeld(decision(one), found);
    expect((await claimOne(store, 'a')).work.sha256).toBe(digestOf(77));
  });

  it('of two files of one item accepts the first', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [held(1, [], { items: [heldItem('1'), heldItem('1', { file: 'again.object' })] })]);
    const found = [...asJudged('1'), { file: 'again.object', sha256: digestOf(77), bytes: 812 }];
    expect(await store.acceptHeld(decision(one), found)).toMatchObject({ files: ['bunny-1.object'] });
    expect(await homesOf(store, one)).toEqual(['repair', 'repair', 'returned']);
  });
};

const describeRefusing = (makeDesk: () => Promise<Desk>): void => {
  it('refuses what is not known, not there, gone from the disk, without a ticket or for a closed one', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [held(1, ['1']), entry(2), held(3, ['3'], { ticket: null })]);
    const gone = [{ file: 'bunny-1.object', sha256: null, bytes: 0 }];
    expect([
      await store.acceptHeld(decision(submissionNumbered(9)), []),
      await store.acceptHeld(decision(two), asJudged('2')),
      await store.acceptHeld(decision(one, { files: ['other'] }), asJudged('1')),
      await store.acceptHeld(decision(one), gone),
      await store.acceptHeld(decision(submissionNumbered(3)), asJudged('3')),
    ]).toEqual(['unknown', 'not-there', 'not-there', 'file-gone', 'no-ticket'].map((why) => refused(why)));
    await importTickets(store, [ticketRow('T-1', { status: 'Closed' })], 2);
    expect(await store.acceptHeld(decision(one), asJudged('1'))).toEqual(refused('ticket-closed'));
    expect(await homesOf(store, one)).toEqual(['held', 'held']);
  });

  it('refuses both ways while a pause stops them, and says which', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [held(1, ['1'])]);
    const { id: ofAll } = await store.openPause(ofDesk);
    const { id: ofTicket } = await store.openPause(onTicket('t-1'));
    await store.openPause(onTicket('t-2'));
    expect([await store.acceptHeld(decision(one), asJudged('1')), await store.rejectHeld(decision(one))]).toEqual([
      refused('paused', [ofAll, ofTicket]),
      refused('paused', [ofAll, ofTicket]),
    ]);
    expect(await decidedEvents(store, one)).toEqual([]);
  });

  it('leaves alone what a pause keeps in processing', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await store.openPause(ofDesk);
    await record(store, [entry(1, { verdict: 'partial', items: [entryItem('1'), heldItem('2')] })]);
    expect(await store.areaEntry('held', one)).toBeNull();
    expect(await store.belongings([one])).toEqual([]);
    expect(await store.acceptHeld(decision(one), asJudged('2'))).toEqual(refused('detained'));
    expect(await store.restoreTrash(decision(one), graceMs)).toEqual(refused('detained'));
  });
};

const describeRejecting = (makeDesk: () => Promise<Desk>): void => {
  it('sends held items back with their folder, and counts them as rejected', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    await record(store, [held(1, ['1', '2'])]);
    await store.rejectHeld(decision(one, { files: ['bunny-1.object'] }));
    expect(await homesOf(store, one)).toEqual(['held', 'returned', 'held']);
    expect(await store.rejectHeld(decision(one, { now: minute(201) }))).toMatchObject({ items: ['bunny:2'] });
    expect(await homesOf(store, one)).toEqual(['returned', 'returned', 'returned']);
    expect(await verdictsOf(store, one)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await recallOf(store, 't-1')).actives.get('t-1') ?? []).toEqual([]);
    expect(await decidedEvents(store, one)).toEqual([
      {
        kind: 'held-rejected',
        actor: 'Yuki',
        body: { items: ['bunny:1'], files: ['bunny-1.object'], why: 'seen in world' },
      },
      { kind: 'held-rejected', actor: 'Yuki', body: { items: ['bunny:2'], files: null, why: 'seen in world' } },
    ]);
    expect((await store.reads.figures()).submissions).toMatchObject({ held: 0, rejected: 1 });
  });

  it('resolves the ticket when nothing else of it is left to do', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await queuedTogether(store, ['1']);
    await record(store, [held(2, ['2'])]);
    await finish(store, await claimOne(store, 'a'), fulfilled, minute(101));
    expect(await statusOf(store, 'T-1')).toBe('Pending-We are looking into it!');
    await store.rejectHeld(decision(two));
    expect(await statusOf(store, 'T-1')).toBe('Resolved');
  });
};

const describeListing = (makeDesk: () => Promise<Desk>): void => {
  it('lists each submission once with what of it is held, in the order of arrival, in pages', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    const partly = entry(2, { verdict: 'partial', items: [entryItem('5'), heldItem('6'), trashedItem('7')] });
    await record(store, [held(1, ['1']), partly, held(3, ['3'], { codes: ['RESEND_CHANGED'] })]);
    const page = async (after: typeof one | null) =>
      (await store.lyingIn('held', { after, limit: 2 })).map(({ submission, isWhole, items, codes, since }) => [
        submission,
        isWhole,
        items,
        codes,
        since,
      ]);
    expect(await page(null)).toEqual([
      [one, true, ['bunny:1'], ['ITEM_OWNER_UNKNOWN'], minute(31)],
      [two, false, ['bunny:6'], ['ITEM_OWNER_UNKNOWN'], minute(32)],
    ]);
    expect(await page(two)).toEqual([
      [submissionNumbered(3), true, ['bunny:3'], ['RESEND_CHANGED', 'ITEM_OWNER_UNKNOWN'], minute(33)],
    ]);
    expect((await store.lyingIn('trash', { after: null, limit: 9 })).map(({ items }) => items)).toEqual([['bunny:7']]);
  });
};

/** What people decide about held things (product.md 3, 7 and 12). */
export const describeAreas = (makeDesk: () => Promise<Desk>): void => {
  describe('accepting what is held', () => {
    describeAccepting(makeDesk);
    describeRefusing(makeDesk);
  });
  describe('rejecting what is held', () => describeRejecting(makeDesk));
  describe('what lies in an area', () => describeListing(makeDesk));
};
