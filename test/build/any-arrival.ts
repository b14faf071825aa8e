import fc from 'fast-check';
import type { Arrival } from '../../src/domain/arrival.ts';
import type { Hazard } from '../../src/domain/inspection.ts';
import type { NoteFound } from '../../src/domain/note.ts';
import type { ReceiptFound } from '../../src/domain/receipt.ts';
import { type Ticket, ticketStatuses } from '../../src/domain/ticket.ts';
import { anArrival, anAuthor, byInstruction, byParts } from './arrival.ts';
import { aDigest, aFileOf, anUnidentifiedFile, clover, nest, snowdrop } from './item.ts';
import { aBunnyBlock, aNestBlock, aNote, at, bunnyFields, header, nestFields, without } from './note.ts';
import { dora, ember, stranger } from './people.ts';
import { proven } from './receipt.ts';
import { anActive, anEntry, aSighting, inCustody, seen } from './seen.ts';
import { anInstruction, aTicket } from './ticket.ts';

const anyOf = fc.constantFrom;
const some = <T>(...all: readonly T[]) => fc.subarray([...all]);

const states = anyOf({}, {}, {}, { boxed: 'name' as const }, { damage: 'empty' as const });

/** Files of different items in any state, named so that neither item nor place in the list decides what comes first. */
const anyItems = fc
  .tuple(some(snowdrop, nest, clover), fc.array(states, { minLength: 3, maxLength: 3 }), some('IMG.png', 'x.txt'))
  .map(([refs, over, others]) => [
    ...refs.map((ref, index) => aFileOf(ref, over[index])),
    ...others.map((file) => anUnidentifiedFile(file)),
  ]);

const anyBlock = anyOf(
  aBunnyBlock(),
  aNestBlock(),
  aBunnyBlock({ fields: without(bunnyFields, 'ID') }),
  aBunnyBlock({ fields: without(bunnyFields, 'Problem') }),
  aNestBlock({ fields: without(nestFields, 'Parents') }),
);

const anyNote = fc.oneof(
  fc.constant(aNote()),
  fc.array(anyBlock, { maxLength: 3 }).map((blocks) => aNote({ blocks })),
  anyOf(
    aNote({ header: {}, date: null }),
    aNote({ date: 'invalid' }),
    aNote({ date: at('2001-01-01T00:00:00Z') }),
    aNote({ header: { ...header, Ticket: 'T-7', Problem: 'all gone' } }),
    { kind: 'none' } as const,
    { kind: 'several', files: ['note.md', 'note.txt'] } as const,
    { kind: 'unreadable', file: 'note.txt', why: 'not UTF-8' } as const,
  ),
);

const saysItsOwner = (note: NoteFound): boolean => note.kind === 'read' && note.note.header['Owner'] !== undefined;

const anyTicket = fc
  .record({
    status: anyOf(...ticketStatuses),
    items: some(snowdrop, nest),
    instructions: anyOf(
      [anInstruction()],
      [anInstruction()],
      [],
      [anInstruction({ consumed: ['bunny:483920'] })],
      [anInstruction({ isWithdrawn: true })],
      [anInstruction({ items: [snowdrop] })],
      [anInstruction({ label: 'the blue box' })],
    ),
    problems: some('missing', 'undelivered', 'off-world'),
  })
  .map((over) => aTicket(over));

const anySeen = fc.record({
  actives: some(anActive({ itemKeys: ['bunny:483920'] }), anActive(), anActive({ digest: aDigest('d') })),
  custody: some(inCustody(), inCustody({ itemKey: 'nest:n-1182', place: 'held' })),
  notes: some(aSighting(), aSighting({ ticket: 'T-7' })),
});

/** What is as it should be nine times of ten, so that whole folders are right often enough for an acceptance to be seen. */
const mostly = <T>(good: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: other });

const anyReceipt = anyOf<ReceiptFound[]>(
  { kind: 'forged', why: 'unsigned' },
  proven({ sender: dora }),
  proven({ sender: ember, items: [{ file: 'bunny-483920.object', owner: ember }] }),
);

const anyRegistry = anyOf<Arrival['registry'][]>(
  [],
  [anEntry(), anEntry({ itemKey: 'nest:n-1182' })],
  [anEntry({ owner: ember })],
);

/** Folders in every mixture of right and wrong, no item of which comes twice. */
export const anyArrival: fc.Arbitrary<Arrival> = fc
  .record({
    hazards: mostly<readonly Hazard[]>([], fc.constant([{ path: 'x', what: 'fifo' }])),
    items: anyItems,
    note: mostly(aNote(), anyNote),
    receipt: mostly<ReceiptFound>({ kind: 'none' }, anyReceipt),
    recognition: mostly(byInstruction, anyOf(byParts(), byParts({ names: [ember] }), byParts({ names: [] }))),
    ticket: mostly<Ticket | null>(aTicket(), fc.oneof(anyTicket, fc.constant(null))),
    author: mostly(anAuthor(), fc.constant(anAuthor({ person: stranger, isKnown: false }))),
    seen: mostly(seen(), anySeen),
    registry: mostly<Arrival['registry']>('absent', anyRegistry),
  })
  .map((over) => anArrival({ ...over, author: saysItsOwner(over.note) ? over.author : null }));

/** Columns that a ticket system may keep beside those that ozma reads. */
export const anyColumns = fc.array(fc.tuple(anyOf('priority', 'tier', 'price', 'account age', 'vip'), fc.string()));
