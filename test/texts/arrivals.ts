import fc from 'fast-check';
import type { Arrival } from '../../src/domain/arrival.ts';
import { sha256 } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { type Item, itemKey } from '../../src/domain/item.ts';
import type { NoteFound } from '../../src/domain/note.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Ticket } from '../../src/domain/ticket.ts';

const day = (n: number) => instantAt(Date.UTC(2010, 7, n));
const digest = sha256('0'.repeat(64));

/** The owner of the ticket, of whom nobody else may learn. */
export const owner = { name: 'Dora Quillfeather', id: 'dora-id' } as const;

const stranger = { name: 'Ember Fenwick', id: null } as const;

const policy: Policy = {
  kinds: [{ name: 'bunny', aliases: [], idPattern: '[0-9]+', needsName: true, required: ['ID', 'Status'] }],
  noteAliases: {},
  nameRule: 'plain',
  labelTemplate: '{ticket} - {owner}',
  ticketPattern: 'T-[0-9]+',
  timeZone: 'UTC',
  limits: { files: 100, bytes: 1e6, depth: 5, noteBytes: 1e5 },
  futureHours: 24,
};

const ref = (id: number) => ({ kind: 'bunny', id: `${id}` });

const item = (id: number): fc.Arbitrary<Item> =>
  fc.record({
    file: fc.constant(`bunny-${id}.object`),
    bytes: fc.constant(10),
    sha256: fc.constant(digest),
    identity: fc.constantFrom<Item['identity']>(
      { kind: 'identified', ref: ref(id), by: 'file-name' },
      { kind: 'unidentified', why: 'no-pattern' },
    ),
    boxed: fc.constantFrom(null, null, 'name'),
    damage: fc.constantFrom(null, null, 'empty'),
  });

const items = fc.subarray([1, 2, 3, 4]).chain((ids) => fc.tuple(...ids.map(item)));

const note: fc.Arbitrary<NoteFound> = fc.oneof(
  fc.constant<NoteFound>({ kind: 'none' }),
  fc.constant<NoteFound>({ kind: 'several', files: ['note.txt', 'note.md'] }),
  fc.constant<NoteFound>({ kind: 'unreadable', file: 'note.txt', why: 'not UTF-8' }),
  fc
    .record({
      Ticket: fc.constantFrom('T-1', 'T-2'),
      Owner: fc.constantFrom(stranger.name, 'Ash Vole'),
      day: fc.constantFrom(1, 15, 29),
      ids: fc.subarray([1, 2, 9]),
    })
    .map(
      ({ Ticket, Owner, day: n, ids }): NoteFound => ({
        kind: 'read',
        file: 'note.txt',
        note: {
          header: { Ticket, Owner, Date: '2010-08-20' },
          date: { start: day(n), end: day(n) },
          blocks: ids.map((id) => ({ kind: 'bunny', name: '', line: 4, fields: { ID: `${id}` } })),
          other: [],
          fingerprint: digest,
        },
      }),
    ),
);

/** The ticket of somebody else, in whatever state. */
export const othersTicket: fc.Arbitrary<Ticket> = fc
  .record({
    status: fc.constantFrom<Ticket['status']>('Open', 'Pending-Customer', 'Closed'),
    problems: fc.subarray(['missing', 'undelivered']),
    ids: fc.subarray([1, 2, 8]),
    instructedOn: fc.constantFrom(null, 10),
  })
  .map(({ status, problems, ids, instructedOn }) => ({
    number: 'T-1',
    owner,
    status,
    problems,
    openedAt: day(1),
    items: ids.map(ref),
    instructions:
      instructedOn === null
        ? []
        : [{ at: day(instructedOn), label: `T-1 - ${owner.name}`, items: [], consumed: [], isWithdrawn: false }],
    columns: [['steps', 'asked']],
  }));

/** A folder of a stranger for ticket `T-1`, as it arrives where the desk has no such ticket. */
export const strangersArrival: fc.Arbitrary<Arrival> = fc
  .record({
    names: fc.constantFrom([], [stranger]),
    items,
    note,
    hazards: fc.constantFrom([], [{ path: 'link', what: 'fifo' as const }]),
    excess: fc.constantFrom(null, null, { limit: 'files' as const, allowed: 1, found: 2 }),
    isForged: fc.boolean(),
    sender: fc.constantFrom(null, stranger),
  })
  .map(({ names, items, note, hazards, excess, isForged, sender }) => ({
    submission: {
      id: null,
      path: 'inbox/x',
      receivedAt: day(20),
      label: 'T-1 - Ember Fenwick',
      form: 'folder',
      hazards,
      excess,
      items,
      note,
      receipt: isForged
        ? { kind: 'forged', why: 'unsigned' }
        : { kind: 'proven', receipt: { sender, noteCreator: null, noteCreatedAt: null, items: [] } },
      digest,
    },
    recognition: { by: 'parts', ticketNumber: 'T-1', names, lookAlikeOf: owner.name },
    ticket: null,
    author: { person: stranger, grade: 'claimed', isKnown: false, lookAlikeOf: owner.name },
    seen: {
      actives: [],
      custody: [{ itemKey: itemKey(ref(2)), place: 'repair', submission: null, label: `T-1 - ${owner.name}` }],
      notes: [],
    },
    registry: [{ itemKey: itemKey(ref(1)), name: '', owner }],
    waivers: [],
    policy,
    now: day(20),
  }));
