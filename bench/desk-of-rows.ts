import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Arrival } from '../src/domain/arrival.ts';
import type { Entry } from '../src/domain/entry.ts';
import { entryOf } from '../src/domain/entry-of.ts';
import { sha256, submissionId } from '../src/domain/ids.ts';
import { instantAt } from '../src/domain/instant.ts';
import { type ItemRef, itemKey } from '../src/domain/item.ts';
import type { NoteBlock } from '../src/domain/note.ts';
import { judge } from '../src/rules/judge.ts';
import type { Store, TicketRow } from '../src/store/store.ts';
import { requireDesk, wire } from '../src/wire.ts';
import { anArrival, anAuthor } from '../test/build/arrival.ts';
import { aFileOf } from '../test/build/item.ts';
import { aNote } from '../test/build/note.ts';
import { anInstruction, aTicket } from '../test/build/ticket.ts';

const batchSize = 1000;
const openedMs = Date.UTC(2026, 8, 1);
const instructedAt = instantAt(Date.UTC(2026, 9, 2));
const receivedMs = Date.UTC(2026, 9, 3, 12);
const writtenAt = instantAt(Date.UTC(2026, 9, 3));

const numberOf = (n: number): string => `T-${n}`;
/** One name in eight must be quoted in CSV. */
const ownerOf = (n: number): string => (n % 8 === 0 ? `Customer, the ${n}th` : `Customer ${n}`);
const labelOf = (n: number): string => `${numberOf(n)} - ${ownerOf(n)}`;
/** Ids begin with the number of their ticket, so that rows can be made from others by changing that number alone. */
const refsOf = (n: number): readonly ItemRef[] => [1, 2].map((item) => ({ kind: 'bunny', id: `${n}${item}` }));
const digestOf = (text: string) => sha256(hash('sha256', text));

const ticketRow = (n: number): TicketRow => ({
  number: numberOf(n),
  owner: { name: ownerOf(n), id: null },
  ownerKey: ownerOf(n).toLowerCase(),
  ownerSkeleton: ownerOf(n).toLowerCase(),
  status: 'Pending-Customer',
  problems: ['off-world'],
  openedAt: instantAt(openedMs + n * 1000),
  instructedAt,
  label: labelOf(n),
  items: refsOf(n),
  columns: [],
});

const blockOf = ({ kind, id }: ItemRef, n: number, index: number): NoteBlock => ({
  kind,
  name: `Fluff "${id}"`,
  line: 5 + index * 6,
  fields: {
    ID: id,
    Status: 'off-world',
    'Previous owner': 'none',
    // One folder in five is partly accepted: its second item has no fault.
    ...(n % 5 === 0 && index === 1 ? {} : { Problem: 'goes off-world every night since Monday' }),
  },
});

const noteOf = (n: number): Arrival['submission']['note'] => {
  // One folder in ten has no note, so that both of its items go back.
  if (n % 10 === 3) return { kind: 'none' };
  const header = { Ticket: numberOf(n), Owner: ownerOf(n), Date: writtenAt };
  return aNote({
    header,
    date: { start: writtenAt, end: writtenAt },
    blocks: refsOf(n).map((ref, index) => blockOf(ref, n, index)),
    fingerprint: digestOf(`note ${n}`),
  });
};

const arrivalOf = (n: number): Arrival => {
  const owner = { name: ownerOf(n), id: null };
  const items = refsOf(n).map((ref) => aFileOf(ref, { sha256: digestOf(itemKey(ref)) }));
  const receivedAt = instantAt(receivedMs + n);
  return anArrival({
    path: `inbox/${labelOf(n)}`,
    label: labelOf(n),
    receivedAt,
    now: receivedAt,
    items,
    digest: digestOf(`folder ${n}`),
    note: noteOf(n),
    recognition: { by: 'instruction', ticketNumber: numberOf(n), names: [], lookAlikeOf: null },
    ticket: aTicket({
      number: numberOf(n),
      owner,
      items: refsOf(n),
      openedAt: instantAt(openedMs + n * 1000),
      instructions: [anInstruction({ at: instructedAt, label: labelOf(n) })],
      columns: [],
    }),
    author: anAuthor({ person: owner }),
    registry: 'absent',
  });
};

const entryAt = (n: number): Entry => {
  const arrival = arrivalOf(n);
  return entryOf(arrival, judge(arrival), submissionId(v7({ msecs: receivedMs + n })));
};

/** Which submissions a desk gets: so many, numbered from the first on. */
export type Submissions = { readonly first: number; readonly count: number };

const batchesOf = function* ({ first, count }: Submissions): Generator<readonly number[]> {
  for (let done = 0; done < count; done += batchSize) {
    yield Array.from({ length: Math.min(batchSize, count - done) }, (_, index) => first + done + index);
  }
};

const importTickets = async (store: Store, submissions: Submissions): Promise<void> => {
  const source = { what: 'tickets', origin: 'desk', name: 'tickets.csv', isEmpty: false } as const;
  const run = await store.startImport({ ...source, sha256: digestOf(JSON.stringify(submissions)) }, writtenAt);
  if (run === 'unchanged') return;
  for (const numbers of batchesOf(submissions)) await store.importTickets(run, numbers.map(ticketRow));
  await store.finishImport(run, { count: 0, ticketKeys: [] }, writtenAt);
};

const record = async (store: Store, submissions: Submissions): Promise<void> => {
  for (const numbers of batchesOf(submissions)) {
    const { epoch } = await store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [] });
    const recorded = await store.record(numbers.map(entryAt), epoch);
    if (recorded.kind !== 'recorded') throw new Error('the desk changed in between');
  }
};

/** The directories of a desk, with nothing in them. */
const makeAreas = (dir: string): void => {
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash']) {
    mkdirSync(join(dir, area), { recursive: true });
  }
};

/** Makes a desk with so many submissions of two items each, judged by the real rules and recorded by the real store, but without folders. */
export const makeDeskOfRows = async (dir: string, submissions: Submissions): Promise<void> => {
  makeAreas(dir);
  writeFileSync(join(dir, 'ozma.yaml'), 'durability: process\n');
  await using app = wire(await requireDesk({ desk: dir, env: {}, cwd: dir }));
  await importTickets(app.store, submissions);
  await record(app.store, submissions);
};
