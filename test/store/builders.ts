import type { Entry, EntryItem, EntryTicket } from '../../src/domain/entry.ts';
import type { Event } from '../../src/domain/event.ts';
import { type Sha256, type SubmissionId, sha256, submissionId } from '../../src/domain/ids.ts';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { NoteSighting } from '../../src/domain/seen.ts';
import { textKey } from '../../src/domain/text.ts';
import type { ImportSource, RegistryRow, Store, TicketRow } from '../../src/store/store.ts';
import { anArrival } from '../build/arrival.ts';

export const rules = { ruleset: '1', names: ['label-is-as-told', 'note-is-fresh'] };

/** An instant by minutes after a fixed one. */
export const minute = (minutes: number): Instant => instantAt(Date.UTC(2010, 7, 20) + minutes * 60_000);

export const digestOf = (seed: number): Sha256 => sha256(seed.toString(16).padStart(8, '0').repeat(8));

export const submissionNumbered = (n: number): SubmissionId =>
  submissionId(`019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`);

export const source = (seed: number, what: ImportSource['what'] = 'tickets'): ImportSource => ({
  what,
  origin: 'desk',
  name: `${what}.csv`,
  sha256: digestOf(seed),
  isEmpty: false,
});

export const ticketRow = (number: string, over: Partial<TicketRow> = {}): TicketRow => ({
  number,
  owner: { name: 'Dora Quillfeather', id: null },
  ownerKey: 'dora.quillfeather',
  ownerSkeleton: 'dora.quillfeather',
  status: 'Pending-Customer',
  problems: ['off-world'],
  openedAt: minute(0),
  instructedAt: minute(10),
  label: `${number} - Dora Quillfeather`,
  items: [{ kind: 'bunny', id: '1' }],
  columns: [['priority', 'high']],
  ...over,
});

export const registryRow = (id: string, owner: string | null = 'Dora Quillfeather'): RegistryRow => ({
  ref: { kind: 'bunny', id },
  name: `Bunny ${id}`,
  owner: owner === null ? null : { name: owner, id: null },
  ownerKey: owner === null ? '' : textKey(owner),
  ownerSkeleton: owner === null ? '' : `skeleton of ${textKey(owner)}`,
});

/** Imports rows as one whole file; `seed` stands for its bytes. */
export const importTickets = async (store: Store, rows: readonly TicketRow[], seed = 1, badRows = 0) => {
  const run = await store.startImport(source(seed), minute(seed));
  if (run === 'unchanged') throw new Error('the file was expected to be new');
  const outcomes = await store.importTickets(run, rows);
  const end = await store.finishImport(run, { count: badRows, ticketKeys: [] }, minute(seed));
  return { outcomes, end };
};

export const importRegistry = async (store: Store, rows: readonly RegistryRow[], seed = 1) => {
  const run = await store.startImport(source(seed, 'registry'), minute(seed));
  if (run === 'unchanged') throw new Error('the file was expected to be new');
  const outcomes = await store.importRegistry(run, rows);
  const end = await store.finishImport(run, { count: 0, ticketKeys: [] }, minute(seed));
  return { outcomes, end };
};

export const entryTicket = (over: Partial<EntryTicket> = {}): EntryTicket => ({
  number: 'T-1',
  owner: { name: 'Dora Quillfeather', id: null },
  status: 'Pending-Customer',
  openedAt: minute(0),
  instructedAt: minute(10),
  expected: [{ kind: 'bunny', id: '1' }],
  ...over,
});

export const entryItem = (id: string, over: Partial<EntryItem> = {}): EntryItem => ({
  file: `bunny-${id}.object`,
  ref: { kind: 'bunny', id },
  name: 'Snowdrop',
  bytes: 812,
  sha256: digestOf(77),
  verdict: 'accepted',
  disposition: 'repair',
  codes: [],
  place: 'repair',
  ...over,
});

export const event = (kind: Event['kind'], submission: SubmissionId, body: Event['body'] = {}): Event => ({
  at: minute(30),
  kind,
  actor: 'ozma',
  submission,
  ticket: 'T-1',
  body,
});

export const sighting = (over: Partial<NoteSighting> = {}): NoteSighting => ({
  fingerprint: digestOf(5),
  ticket: 'T-1',
  owner: { name: 'Dora Quillfeather', id: null },
  instructedAt: minute(10),
  submission: null,
  label: 'T-1 - Dora Quillfeather',
  receivedAt: minute(20),
  ...over,
});

/** An accepted submission of one bunny for T-1. */
export const entry = (n: number, over: Partial<Entry> = {}): Entry => ({
  submission: submissionNumbered(n),
  path: `inbox/T-1 - Dora Quillfeather ${n}`,
  label: 'T-1 - Dora Quillfeather',
  receivedAt: minute(20 + n),
  decidedAt: minute(30 + n),
  ticket: entryTicket(),
  verdict: 'accepted',
  disposition: 'repair',
  digest: digestOf(n),
  duplicateOf: null,
  codes: [],
  items: [entryItem(String(n))],
  trace: { ruleset: rules.ruleset, subjects: [['submission', null, '++']], reasons: [] },
  arrival: anArrival(),
  sighting: null,
  consumed: [],
  newStatus: null,
  events: [event('submission-judged', submissionNumbered(n), { verdict: 'accepted' })],
  ...over,
});

/** The same items sent back. */
export const rejected = (n: number, over: Partial<Entry> = {}): Entry =>
  entry(n, {
    verdict: 'rejected',
    disposition: 'return',
    codes: ['NOTE_MISSING'],
    items: [entryItem(String(n), { verdict: 'rejected', disposition: 'return', place: 'returned' })],
    ...over,
  });

/** Records entries on the desk as it is now. */
export const record = async (store: Store, entries: readonly Entry[]) => {
  const { epoch } = await store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [] });
  return store.record(entries, epoch);
};

/** What was seen before of one ticket and one item. */
export const recallOf = (store: Store, ticketKey: string, itemKeys: readonly string[] = []) =>
  store.recall({ ticketKeys: [ticketKey], itemKeys, fingerprints: [] });

/** All items of pages. */
export const collect = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
};

/** What has happened to a ticket, by name. */
export const kindsOf = async (store: Store, ticket: string) =>
  (await store.reads.events({ ticket })).map(({ kind }) => kind);
