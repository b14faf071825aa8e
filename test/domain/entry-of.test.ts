import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import { entryOf } from '../../src/domain/entry-of.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { packTrace } from '../../src/domain/trace.ts';
import { judge } from '../../src/rules/judge.ts';
import { anArrival, now } from '../build/arrival.ts';
import {
  changedResend,
  duplicate,
  otherCustomer,
  unidentifiedOnly,
  uninstructed,
  unknownTicket,
  withoutNote,
} from '../build/cases.ts';
import { aDigest, aFileOf, anItem, clover, nest, snowdrop } from '../build/item.ts';
import { aBunnyBlock, aNestBlock, aNote, bunnyFields, without } from '../build/note.ts';
import { dora } from '../build/people.ts';
import { anEntry, firstId } from '../build/seen.ts';
import { aConsumedTicket, instructedAt } from '../build/ticket.ts';
import { aWaiver } from '../build/waiver.ts';

const id = submissionId('019a0000-0000-7000-8000-000000000002');
const entry = (arrival: Arrival) => entryOf(arrival, judge(arrival), id);

const [bunny, _egg, stray] = [anItem(), aFileOf(nest), aFileOf(clover)];

describe('the entry of a perfect folder', () => {
  const perfect = anArrival();

  it('says what was received, for which ticket, and what was decided', () => {
    const { items, trace, arrival, sighting, events, ...rest } = entry(perfect);
    expect(rest).toEqual({
      submission: id,
      path: 'inbox/T-1042 - Dora Quillfeather',
      label: 'T-1042 - Dora Quillfeather',
      receivedAt: now,
      decidedAt: now,
      ticket: {
        number: 'T-1042',
        owner: dora,
        status: 'Pending-Customer',
        openedAt: '2010-08-18T12:00:00.000Z',
        instructedAt,
        expected: [snowdrop, nest],
      },
      verdict: 'accepted',
      disposition: 'repair',
      digest: aDigest('d'),
      duplicateOf: null,
      codes: [],
      consumed: [snowdrop, nest],
      newStatus: 'Pending-Item sent to Ozma',
    });
    expect(trace).toEqual(packTrace(judge(perfect)));
    expect(arrival).toBe(perfect);
  });

  it('has an item for each file', () => {
    const repaired = { verdict: 'accepted', disposition: 'repair', codes: [], place: 'repair', bytes: 812 };
    expect(entry(perfect).items).toEqual([
      { ...repaired, file: 'bunny-483920.object', ref: snowdrop, name: 'Snowdrop', sha256: aDigest('b') },
      { ...repaired, file: 'nest-N-1182.object', ref: nest, name: '', sha256: aDigest('c') },
    ]);
  });

  it('remembers the text of the note', () => {
    expect(entry(perfect).sighting).toEqual({
      fingerprint: aDigest('f'),
      ticket: 'T-1042',
      owner: dora,
      instructedAt,
      submission: id,
      label: 'T-1042 - Dora Quillfeather',
      receivedAt: now,
    });
  });

  it('tells the ledger what happened, the judging first', () => {
    const event = { at: now, actor: 'ozma', submission: id, ticket: 'T-1042' };
    const item = { bytes: 812, verdict: 'accepted', disposition: 'repair', codes: [] };
    expect(entry(perfect).events).toEqual([
      {
        ...event,
        kind: 'submission-judged',
        body: {
          label: 'T-1042 - Dora Quillfeather',
          path: 'inbox/T-1042 - Dora Quillfeather',
          receivedAt: now,
          owner: 'Dora Quillfeather',
          ownerId: null,
          ticketStatus: 'Pending-Customer',
          openedAt: '2010-08-18T12:00:00.000Z',
          instructedAt,
          expected: ['bunny:483920', 'nest:N-1182'],
          verdict: 'accepted',
          disposition: 'repair',
          digest: aDigest('d'),
          duplicateOf: null,
          codes: [],
          ruleset: '1',
          items: [
            { ...item, file: 'bunny-483920.object', item: 'bunny:483920', name: 'Snowdrop', sha256: aDigest('b') },
            { ...item, file: 'nest-N-1182.object', item: 'nest:N-1182', name: '', sha256: aDigest('c') },
          ],
        },
      },
      { ...event, kind: 'instruction-consumed', body: { instructedAt, items: ['bunny:483920', 'nest:N-1182'] } },
      {
        ...event,
        kind: 'ticket-status-changed',
        body: { from: 'Pending-Customer', to: 'Pending-Item sent to Ozma' },
      },
      { ...event, kind: 'repairs-queued', body: { items: ['bunny:483920', 'nest:N-1182'], positions: [0, 1] } },
    ]);
  });
});

describe('the entry of a folder let in by a waiver', () => {
  it('tells the ledger what was found and did not count, about what, and by which waiver', () => {
    const waivers = [aWaiver({ code: 'ITEM_UNREFERENCED' })];
    const { events } = entry(anArrival({ items: [bunny, stray], waivers }));
    const waived = [{ code: 'ITEM_UNREFERENCED', subject: 'bunny:77', waiver: 7 }];
    expect(events[0]?.body).toMatchObject({ waived });
  });
});

describe('the ticket of an entry', () => {
  it('expects what it names and what came, whether or not it was asked for or came before', () => {
    const expected = [snowdrop, nest];
    expect(entry(uninstructed).ticket).toMatchObject({ instructedAt: null, expected });
    expect(entry(anArrival({ ticket: aConsumedTicket() })).ticket).toMatchObject({ instructedAt, expected });
  });

  it('expects nothing that did not come where nothing is outstanding', () => {
    expect(entry(anArrival({ ticket: aConsumedTicket(), items: [] })).ticket).toMatchObject({ expected: [] });
  });

  it('is none where it is unknown', () => {
    expect(entry(unknownTicket).ticket).toBeNull();
  });
});

describe('the sighting of a note', () => {
  it.each([
    ['without a note', withoutNote],
    ['of nothing but ticket and date', anArrival({ note: aNote({ fingerprint: null }) })],
    ['for an unknown ticket', unknownTicket],
    ['from somebody who is not the owner', otherCustomer],
  ])('is none %s', (_, arrival) => {
    expect(entry(arrival).sighting).toBeNull();
  });

  it('has no instant where there was no instruction', () => {
    expect(entry(uninstructed).sighting).toMatchObject({ ticket: 'T-1042', instructedAt: null });
  });
});

describe('the name of an item', () => {
  const named = (over: Parameters<typeof anArrival>[0]) => entry(anArrival(over)).items.map(({ name }) => name);
  const registry = [anEntry({ name: 'Registered' }), anEntry({ itemKey: 'nest:n-1182', name: 'Egg' })];

  it('is what the note calls it, else what the registry calls it', () => {
    expect(named({ registry })).toEqual(['Snowdrop', 'Egg']);
  });

  it('is what the registry calls it where the note has no name or no id for it', () => {
    const blocks = [aBunnyBlock({ fields: without(bunnyFields, 'ID') }), aNestBlock()];
    expect(named({ registry, note: aNote({ blocks }) })).toEqual(['Registered', 'Egg']);
    expect(named({ registry, note: { kind: 'none' }, author: null })).toEqual(['Registered', 'Egg']);
  });

  it('is empty where nobody knows it', () => {
    expect(named({ registry: 'absent' })).toEqual(['Snowdrop', '']);
    expect(entry(unidentifiedOnly).items.map(({ name, ref }) => [name, ref])).toEqual([['', null]]);
  });
});

describe('codes', () => {
  it('of the submission and of its items stand apart, by precedence', () => {
    const { codes, items } = entry(
      anArrival({
        items: [bunny, stray],
        registry: [anEntry()],
        note: aNote({ header: {}, date: null, blocks: [] }),
        author: null,
      }),
    );
    expect(codes).toEqual(['NOTE_FIELD_MISSING', 'NOTE_FIELD_MISSING', 'NOTE_FIELD_MISSING']);
    expect(items.map((item) => item.codes)).toEqual([
      ['ITEM_WITHOUT_FAULT'],
      ['ITEM_UNREFERENCED', 'ITEM_OWNER_UNKNOWN'],
    ]);
  });

  it('of the submission do not tell what is missing', () => {
    const missing = anArrival({ items: [bunny] });
    expect([entry(missing).verdict, entry(missing).codes]).toEqual(['accepted', []]);
  });
});

describe('what an entry is a duplicate of', () => {
  const otherLabel = { ...duplicate, submission: { ...duplicate.submission, label: 'T-1042 – Dora Quillfeather' } };

  it.each([
    ['is the first, for the same folder again', duplicate, firstId],
    ['is the first, for the same items with other content', changedResend, firstId],
    ['is nothing, for a folder held for another reason', anArrival({ registry: [] }), null],
    ['is nothing, for a repeat rejected for its label', otherLabel, null],
    ['is nothing, for a first folder', anArrival(), null],
  ])('%s', (_, arrival, first) => {
    expect(entry(arrival).duplicateOf).toBe(first);
  });
});
