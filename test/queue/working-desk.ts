import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SubmissionId, sha256 } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { spoolName } from '../../src/spool/spool.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import {
  entry,
  entryItem,
  entryTicket,
  importTickets,
  minute,
  record,
  rules,
  submissionNumbered,
  ticketRow,
} from '../store/builders.ts';
import { openScratch, type Scratch } from '../workers/scratch.ts';

/** A folder that was accepted: its ticket's number, and the ids of its bunnies. */
export type Folder = { readonly ticket: number; readonly bunnies: readonly string[] };

/** A desk whose folders are judged and lie in `repair/`. */
export type WorkingDesk = AsyncDisposable & {
  readonly dir: string;
  readonly scratch: Scratch;
  readonly store: Store;
  /** A second connection to the same database, as another process has it. */
  readonly openAgain: () => Store;
  readonly submissions: readonly SubmissionId[];
  /** The names of the folders in their areas, one for each. */
  readonly names: readonly string[];
  /** Every file of an area, as paths within it. */
  readonly filesIn: (area: string) => readonly string[];
};

/** What a bunny's file holds. */
export const contentOf = (bunny: string): string => `the bunny ${bunny}`;

const labelOf = ({ ticket }: Folder): string => `T-${ticket} - Owner ${ticket}`;

/** Tickets were opened in the order of their numbers. */
const openedAt = ({ ticket }: Folder): Instant => minute(-1000 + ticket);

const entryOf = (folder: Folder, n: number) => {
  const owner = { name: `Owner ${folder.ticket}`, id: null };
  return entry(n, {
    label: labelOf(folder),
    ticket: entryTicket({ number: `T-${folder.ticket}`, owner, openedAt: openedAt(folder) }),
    items: folder.bunnies.map((bunny) => {
      const content = contentOf(bunny);
      const hash = sha256(createHash('sha256').update(content).digest('hex'));
      return entryItem(bunny, { bytes: Buffer.byteLength(content), sha256: hash });
    }),
  });
};

const filesBelow = (dir: string, path: string): readonly string[] =>
  existsSync(join(dir, path))
    ? readdirSync(join(dir, path), { withFileTypes: true, recursive: true })
        .filter((one) => !one.isDirectory())
        .map((one) => join(one.parentPath, one.name).slice(join(dir, path).length + 1))
        .sort()
    : [];

const rowOf = (folder: Folder) =>
  ticketRow(`T-${folder.ticket}`, {
    owner: { name: `Owner ${folder.ticket}`, id: null },
    ownerKey: `owner ${folder.ticket}`,
    openedAt: openedAt(folder),
    items: folder.bunnies.map((id) => ({ kind: 'bunny', id })),
  });

/** Makes a desk with these folders, in the order in which they arrived; `area` is where they lie on disk, `before` is done before they are recorded. */
export const openWorkingDesk = async (
  folders: readonly Folder[],
  area = 'repair',
  before: (store: Store) => Promise<unknown> = async () => undefined,
): Promise<WorkingDesk> => {
  const scratch = openScratch();
  const { dir } = scratch;
  for (const one of ['inbox', 'processing', 'repair', 'held', 'returned', 'trash']) scratch.makeDir(one);
  const openAgain = (): Store =>
    openSqliteStore({ file: join(dir, 'ozma.db'), durability: 'process', mustExist: false, rules });
  const store = openAgain();
  const rows = new Map(folders.map((folder) => [folder.ticket, rowOf(folder)]));
  await importTickets(store, [...rows.values()]);
  const submissions = folders.map((_, index) => submissionNumbered(index + 1));
  const names = folders.map((folder, index) => spoolName(submissionNumbered(index + 1), labelOf(folder)));
  for (const [index, { bunnies }] of folders.entries()) {
    scratch.write(`${area}/${names[index]}/note.txt`, 'a note');
    for (const bunny of bunnies) scratch.write(`${area}/${names[index]}/bunny-${bunny}.object`, contentOf(bunny));
  }
  await before(store);
  await record(
    store,
    folders.map((folder, index) => entryOf(folder, index + 1)),
  );
  return {
    dir,
    scratch,
    store,
    openAgain,
    submissions,
    names,
    filesIn: (path) => filesBelow(dir, path),
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
};

/** So many folders of one bunny, each of a ticket of its own; the bunnies have the tickets' numbers. */
export const folders = (count: number): readonly Folder[] =>
  Array.from({ length: count }, (_, index) => ({ ticket: index + 1, bunnies: [`${index + 1}`] }));
